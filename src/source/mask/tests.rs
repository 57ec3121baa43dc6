//! What is secret is hidden, and nothing else is.

use super::*;

#[test]
fn secrets_are_hidden_in_whole_and_broken_documents() {
    let key = "S3cretS3cretKey";
    for text in [
        format!("<request><api-key>{key}</api-key></request>"),
        format!("<REQUEST><API_KEY>\n  {key}\n</API_KEY>"),
        format!("<request><api-key>{key}<to>1</to>"),
        format!("<request><api-key><![CDATA[{key}]]></api-key>"),
        format!("<request><api-key <!-- x -->{key}"),
        format!("<request><apikey>{key}"),
        format!("<request><api-key{key}</api-key>"),
        format!("<request api-key=\"{key}\">"),
        format!("<request api_key = '{key}'"),
        format!("<PASS>{key}</PASS><!-- was {key} -->"),
        format!("{{\"x-api-key\": \"{key}\"}}"),
        format!("http://h/?action=x&api_key={key}&to=1"),
        format!("<url>https://jane:{key}@cdn.acme.com/1.jpg</url>"),
        format!("<api-kye>{key}</api-kye>"),
        format!("<api-key><b>{key}</b></api-key>"),
        format!("<api-key>\n<value>{key}</value>\n</api-key>"),
        format!("<ApiToken-Key><token>{key}</token>"),
        format!("<m:api-key>{key}</m:api-key>"),
        format!("< api-key>{key}</ api-key>"),
        format!("<request>api-key>{key}</api-key>"),
        format!("<api-key>&#83;{}</api-key><b>{key}</b>", &key[1..]),
        format!("<api-key>&#x53;{}</api-key><b>{key}</b>", &key[1..]),
        format!("<?api-key {key}?><a/>"),
        format!("<? api-key=\"{key}\" ?><a/>"),
        format!("<!DOCTYPE a [<!ENTITY k \"{key}\">]><api-key>&k;</api-key>"),
        format!("<!DOCTYPE a [<!ENTITY % k '{key}'>]>"),
        format!("<key-api>{key}</key-api>"),
        format!("<accesskey>{key}</accesskey>"),
        format!("<Access_Token>{key}</Access_Token>"),
        format!("<url>https://a.com/1.jpg?apikey={key}&amp;x=1</url>"),
        format!("<url>https://a.com/1.jpg?x=1&amp;api-key={key}</url>"),
        format!("<url>https://{key}@cdn.acme.com/1.jpg</url>"),
        format!("<a api_key={key}>"),
        format!("<param name=\"api-key\" value=\"{key}\"/>"),
        format!("<param name='apiKey'>{key}</param>"),
        format!("name=\"api_key\"\r\n\r\n{key}\r\n--x"),
        format!("Authorization: Bearer {key}\r\n"),
        format!("{{\"authorization\": \"Bearer {key}\"}}"),
        format!("array('api_key' => '{key}')"),
        format!("export MMSCTL_API_KEY={key}"),
        format!("<!-- the api key: {key} -->"),
    ] {
        let secrets = Secrets::find(&text);
        let masked = secrets.mask_range(&text, 0..text.len());
        assert!(!masked.contains(key), "{masked}");
        assert_eq!(masked.len(), text.len());
        assert!(!secrets.mask_words(format!("unknown `{key}` here")).contains(key), "{text}");
    }
}

#[test]
fn what_is_not_secret_stays() {
    let text = "<to>12345678901</to><message-text>user: pass, at http://a.com/@b:c</message-text>";
    for text in [
        text,
        "<api-key/>\n<to>12345678901</to><!-- </api-key> -->",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><name a=\"keyword\">x</name>",
        "<keyword>spring</keyword><url>https://a.com/?monkey=1&amp;passbook=2</url>",
    ] {
        assert_eq!(Secrets::find(text).mask_range(text, 0..text.len()), text);
    }
}
