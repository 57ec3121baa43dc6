//! Tests that secrets are hidden, and nothing else is.

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
        format!("<api-key><![CDATA{key}]]></api-key>"),
        format!("<api-key><![CDAA[{key}]]></api-key>"),
        format!("<api-key><![CDATA({key})]></api-key>"),
        format!("<api-key><[CDATA[{key}]]></api-key>"),
        format!("<api-key><![ CDATA [{key}]]></api-key>"),
        format!("<api-key><![cdata[{key}]]></api-key>"),
        format!("<api-key><!CDATA[{key}]]></api-key>"),
        format!("<api-key><!CDATA{key}]]>\n<to>1</to>"),
        format!("<api-key><?{key}?></api-key>"),
        format!("<api-key><{key}></api-key>"),
        format!("<api-key><{key}></{key}></api-key>"),
        format!("<api-key><{key}\n<to>1</to>"),
        format!("<api-key><![CDATA[\n{key}\n]]>\n<to>1</to>"),
        format!("&ltapi-key&gt{key}&lt/api-key&gt"),
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
        format!("xapi-key>{key}</api-key>"),
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
        format!("<param value=\"{key}\" name=\"api-key\"/>"),
        format!("<param type='a' value = '{key}' name='apiKey'/>"),
        format!("<request>{key}<api-key></api-key>"),
        format!("<auth>{key}</auth>"),
        format!("<akey>{key}</akey>"),
        format!("name=\"api_key\"\r\n\r\n{key}\r\n--x"),
        format!("Authorization: Bearer {key}\r\n"),
        format!("{{\"authorization\": \"Bearer {key}\"}}"),
        format!("array('api_key' => '{key}')"),
        format!("export MMSCTL_API_KEY={key}"),
        format!("<!-- the api key: {key} -->"),
        format!("&lt;request&gt;&lt;api-key&gt;{key}&lt;/api-key&gt;&lt;to&gt;1"),
        format!("<xml>&amp;lt;API_KEY&amp;gt;{key}&amp;lt;/API_KEY&amp;gt;</xml>"),
        format!("{{\"xml\":\"\\u003crequest\\u003e\\u003capi-key\\u003e{key}\\u003c/api-key\\u003e\"}}"),
        format!("xml=%3Crequest%3E%3Capi-key%3E{key}%3C%2Fapi-key%3E"),
        format!("&lt;request>&lt;api-key>{key}&lt;/api-key>&lt;to>1"),
        format!("&lt;api-key>\n  {key}\n&lt;/api-key>"),
        format!("&#060;api-key&#0062;{key}&#060;/api-key&#062;"),
        format!("&#x003C;api-key&#x003E;{key}&#x003C;/api-key&#x003E;"),
        format!("&amp;#60;api-key&amp;#62;{key}&amp;#60;/api-key&amp;#62;"),
        format!("&amp;amp;lt;api-key&amp;amp;gt;{key}&amp;amp;lt;/api-key"),
        format!("%253Capi-key%253E{key}%253C/api-key%253E"),
        format!("\\x3capi-key\\x3e{key}\\x3c/api-key\\x3e"),
        format!("\\\\u003capi-key\\\\u003e{key}\\\\u003c/api-key"),
        format!("action=sendsavedmms&api%5Fkey={key}&mmsid=1"),
        format!("action=sendsavedmms&x%2Dapi%2dkey={key}&mmsid=1"),
        format!("&lt;api-key type=\"x\"&gt;{key}&lt;/api-key&gt;"),
        format!("&lt;api-key xsi:type=&quot;x&quot;&gt;{key}&lt;/api-key&gt;"),
        format!("<api\u{2011}key>{key}</api\u{2011}key>"),
        format!("<api\u{AD}-key>{key}</api\u{AD}-key>"),
        format!("<api key>{key}</api key>"),
        format!("<api\nkey>{key}</api\nkey>"),
        format!("<API_\r\n  KEY>{key}</API_\r\n  KEY>"),
        format!("<ap-\ni-key>{key}</ap-\ni-key>"),
        format!("<name>api-key</name><value>{key}</value>"),
        format!("<entry>\n <string>apiKey</string>\n <string> {key} </string>\n</entry>"),
        format!("<key>x-api-key</key><string type='a'>{key}</string>"),
        format!("<api-key></api-key>{key}<to>1</to>"),
        format!("<api-key/></api-key>\n{key}\n<to>1</to>"),
        format!("curl -u user:{key} -d @- <<E\n<request/>"),
        format!("curl --user 'user:{key}' https://a.com"),
        format!("<url>https://us er:{key}@acme.com/a.jpg</url>"),
        format!("<url>https:/user:{key}@acme.com/a.jpg</url>"),
        format!("<url>https://user:x/{key}@acme.com/a.jpg</url>"),
        format!("<url>https://a.com/1.jpg?sig={key}&amp;x=1</url>"),
        format!("<url>https://a.com/1.jpg?X-Amz-Signature={key}</url>"),
    ] {
        let secrets = Secrets::find(&text);
        let masked = secrets.mask_range(&text, 0..text.len());
        assert!(!masked.contains(key), "{masked}");
        assert_eq!(masked.len(), text.len());
        assert!(!secrets.mask_words(format!("unknown `{key}` here")).contains(key), "{text}");
    }
}

#[test]
fn secrets_are_hidden_however_programs_print_them() {
    let key = "qTFkykO9JTfahCOqJ0V2Wf5Cg1t8iWlZ";
    for text in [
        format!("{{\"action\":[\"getMMSIDs\"],\"api-key\":[\"{key}\"]}}"),
        format!("{{\"api-key\": [\n    \"{key}\"\n  ]}}"),
        format!("{{\"api-key\":[\"A1b2c3d4e5\",\"{key}\"]}}"),
        format!("{{\"api-key\":{{\"_text\":\"{key}\"}}}}"),
        format!("{{\"api-key\":{{\"#text\":\"{key}\",\"type\":\"text\"}}}}"),
        format!("{{\"api-key\":{{\"$t\":\"{key}\"}}}}"),
        format!("{{\"api-key\": [{{\"$\": {{\"a\": \"b\"}}, \"_\": \"{key}\"}}]}}"),
        format!("{{\\\"api-key\\\":[\\\"{key}\\\"]}}"),
        format!("{{&quot;api-key&quot;:[&quot;{key}&quot;]}}"),
        format!("%7B%22api-key%22:%5B%22{key}%22%5D%7D"),
        format!("%7B%22api-key%22%3A%5B%22{key}%22%5D%7D"),
        format!("{{'api-key': ['{key}']}}"),
        format!("{{'api-key': ('{key}',)}}"),
        format!("\"api-key\"=>[\"{key}\"]"),
        format!("api-key = [\"{key}\"]"),
        format!("api-key = [\n  \"{key}\",\n]"),
        format!("{{\"key\":\"x-api-key\",\"value\":\"{key}\"}}"),
        format!("{{\"key\":\"x-api-key\",\"value\":\"{key}\",\"type\":\"text\"}}"),
        format!("{{\"value\":\"{key}\",\"key\":\"x-api-key\"}}"),
        format!("{{\n  \"key\": \"x-api-key\",\n  \"type\": \"text\",\n  \"value\": \"{key}\"\n}}"),
        format!("{{\n  \"value\": \"{key}\",\n  \"disabled\": false,\n  \"key\": \"x-api-key\"\n}}"),
        format!("[{{\"name\":\"api-key\",\"value\":\"{key}\"}}]"),
        format!("{{ name = \"api-key\", value = \"{key}\" }}"),
        format!("{{:name=>\"api-key\", :value=>\"{key}\"}}"),
        format!("env:\n- name: API_KEY\n  value: {key}\n"),
        format!("env:\n- value: {key}\n  name: API_KEY\n"),
        format!("Array\n(\n    [action] => getMMSIDs\n    [api-key] => {key}\n)\n"),
        format!("[api-key] => Array\n(\n    [0] => {key}\n)\n"),
        format!("array(1) {{\n  [\"api-key\"]=>\n  string(32) \"{key}\"\n}}"),
        format!("'api-key' => \n  array (\n    0 => '{key}',\n  ),"),
        format!("OrderedDict([('action', 'x'), ('api-key', '{key}')])"),
        format!("OrderedDict([(\"api-key\", [\"{key}\"])])"),
        format!("$VAR1 = {{ 'api-key' => [ '{key}' ] }};"),
        format!("$VAR1 = {{ 'api-key' => {{ 'content' => '{key}' }} }};"),
        format!("api-key:\n  - {key}\n"),
        format!("api-key:\n- \"{key}\"\n"),
        format!("api-key: >\n  {key}\n"),
        format!("api-key: |-\n  {key}\n"),
        format!("api-key: [{key}]"),
        format!("12:00:01 INFO api-key [{key}] accepted"),
        format!("12:00:01 INFO api-key ({key})"),
        format!("api-key -> {key}"),
        format!("API key [{key}]"),
        format!("[\"--api-key\", \"{key}\"]"),
        format!("\"rawHeaders\": [\n  \"x-api-key\",\n  \"{key}\"\n]"),
        format!("action,api-key,to\nsaveMMS,{key},12399471613\n"),
        format!("\"a,b\";\"api-key\"\n\"x;y\";\"{key}\"\r\n"),
        format!("to\tapi_key\n1\tshort\n2\t{key}\n"),
        format!("| to | api-key |\n|---|---|\n| 1 | {key} |\n"),
        format!("api-key\n{key}\n"),
        format!("| api-key | {key} |"),
        format!("<xml>{{\"api-key\":[\"{key}\"]}}</xml>"),
        format!("new Header(\"api-key\", new String(\"{key}\"))"),
    ] {
        let secrets = Secrets::find(&text);
        let masked = secrets.mask_range(&text, 0..text.len());
        assert!(!masked.contains(key), "{masked}");
        assert_eq!(masked.len(), text.len());
        assert!(!secrets.mask_words(format!("unknown `{key}` here")).contains(key), "{text}");
    }
}

#[test]
fn secrets_that_end_like_names_are_hidden_in_sentences() {
    for secret in ["topsecret", "SECRETSECRET", "MySecret", "my-password"] {
        let text = format!("<api-key>{secret}</api-key><url>https://u:{secret}@a.com/?token={secret}</url>");
        let secrets = Secrets::find(&text);
        assert_eq!(secrets.mask_words(format!("unknown `{secret}`")), "unknown `****`");
    }
    let secrets = Secrets::find("api-key=\"SECRETSECRET\"\nsubject=\"x\"\nname = \"spring\"\n");
    assert_eq!(secrets.mask_words("subject, name, SECRETSECRET".to_owned()), "subject, name, ****");
    let secrets = Secrets::find("<api-key>api-key</api-key>");
    assert_eq!(secrets.mask_words("add `<api-key>`".to_owned()), "add `<api-key>`");
}

#[test]
fn what_surrounds_a_secret_stays() {
    let rest = "\n<message-text>a</message-text>";
    for value in [
        "<api-key><![CDATA[S3cret</api-key>",
        "<api-key><![CDATAS3cret]]>",
        "<api-key>S3cret<to>1</to>",
        "<api-key><S3cret>",
    ] {
        let text = format!("{value}{rest}");
        let secrets = Secrets::find(&text);
        let masked = secrets.mask_range(&text, 0..text.len());
        assert!(masked.ends_with(rest) && !masked.contains("S3cret"), "{masked}");
    }
    let text = "<api-key>S3cret<message-text>a</message-text></api-key>";
    assert_eq!(Secrets::find(text).mask_words("`message-text`".to_owned()), "`message-text`");
}

#[test]
fn what_is_not_secret_stays() {
    let text = "<to>12345678901</to><message-text>user: pass, at http://a.com/@b:c</message-text>";
    for text in [
        text,
        "<api-key/>\n<to>12345678901</to><!-- </api-key> -->",
        "<api-key>YOUR-API-KEY</api-key>\n<to>+12345678901</to>",
        "<API_KEY>YOUR-API-KEY</API_KEY><TO>0012345678901</TO>",
        "<message-text>api-key</message-text><slide><message-text>spring sale</message-text></slide>",
        "<message-text>my api-key</message-text><name>spring24</name><data><city\nname='a1b2c3'>x</city></data>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><name a=\"keyword\">x</name>",
        "see https://acme.com: mail me@acme.com, or https://acme.com:8080/a/@b; he -u: x",
        "<message-text>a &lt; b &amp; c, \\u003cb\\u003e, 100%</message-text><slide design='signal'/>",
        "<message-text>Use \"api-key\", \"spring-24\"; your token (A1B2C3D4), API key [spring24]</message-text>",
        "<!-- needs api-key, action, message-subject, fallback-sms-text and (api-key) items-per-page -->",
        "{\"api-key\":\"\",\"name\":\"spring-24\"}",
        "{\"api-key\":[],\"name\":[\"spring-24\"]}",
        "api-key:\nname: spring-24\n",
        "api-key=\nname=spring-24\n",
        "'api-key' => '',\n'name' => 'spring-24',\n",
        "api-key,to,name\n,12399471613,spring-24\n",
        "<p>dGhlIG1lc3NhZ2Ugb2YgdGhlIGRheSBpcyB0aGF0IHRoZXJlIGlzIG5vIG1lc3NhZ2U6IG5vdGhpbmcgYXQgYWxs</p>",
        "<keyword>spring</keyword><url>https://a.com/?monkey=1&amp;passbook=2</url>",
    ] {
        assert_eq!(Secrets::find(text).mask_range(text, 0..text.len()), text);
    }
}

#[test]
fn documents_for_use_keep_the_words_of_the_message() {
    let document = |text: &str| Secrets::find(text).mask_document(text, std::iter::empty());
    for (text, masked) in [
        ("<PASS>fishtank</PASS><NAME>fishtank</NAME>", "<PASS>********</PASS><NAME>fishtank</NAME>"),
        (
            "<USER>info@f1shtank.com</USER><NAME>www.f1shtank.com</NAME>",
            "<USER>*****************</USER><NAME>www.f1shtank.com</NAME>",
        ),
        ("<PASS>f1shtank</PASS><!-- f1shtank -->", "<PASS>********</PASS><!-- ******** -->"),
        ("<PASS>insert coin</PASS><NAME>coin</NAME>", "<PASS>***********</PASS><NAME>coin</NAME>"),
        (
            "<api-key xsi:type=\"xsd:string\">f1shtank</api-key><name xsi:type=\"xsd:string\">string</name>",
            "<api-key xsi:type=\"xsd:string\">********</api-key><name xsi:type=\"xsd:string\">string</name>",
        ),
        ("<api-key value=\"f1shtank\">x</api-key>", "<api-key ******************</api-key>"),
        ("<api-key>YOUR-API-KEY</api-key>", "<api-key>YOUR-API-KEY</api-key>"),
    ] {
        assert_eq!(document(text), masked);
    }
    let text = "<api-key>********</api-key>";
    assert_eq!(Secrets::find(text).mask_words("`********`".to_owned()), "`********`");
}
