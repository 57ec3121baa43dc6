//! Command lines of ffprobe: what is asked about a file.

use std::ffi::OsString;

use super::Input;
use super::command_line::{Arguments, PROTOCOLS, file};

/// Asks ffprobe for what fitting needs to know about a file.
#[must_use]
pub fn examine(input: &Input) -> Vec<OsString> {
    const ENTRIES: &str = "format=format_name,duration,start_time:stream=index,start_time,duration,codec_type,codec_name,profile,width,height,\
        sample_aspect_ratio,pix_fmt,color_range,color_space,color_primaries,color_transfer,field_order,avg_frame_rate,\
        r_frame_rate,bit_rate,nb_frames,channels,sample_rate:stream_disposition=attached_pic,default:stream_tags=DURATION,alpha_mode:stream_side_data=rotation";
    ask(Arguments::default().words("-of flat").pair("-show_entries", ENTRIES), input)
}

/// Asks ffprobe whether the first frames of a stream are interlaced.
#[must_use]
pub fn fields(input: &Input, stream: u32) -> Vec<OsString> {
    let question = Arguments::default().words("-of flat -show_entries frame=interlaced_frame");
    ask(question.pair("-select_streams", stream.to_string()).words("-read_intervals %+#8"), input)
}

/// Asks ffprobe when the packets of a stream are to be played.
#[must_use]
pub fn schedule(input: &Input, stream: u32) -> Vec<OsString> {
    let question =
        Arguments::default().words("-of flat -show_entries format=start_time:packet=pts_time,dts_time");
    ask(question.pair("-select_streams", stream.to_string()), input)
}

/// Asks ffprobe for everything that it knows about a file.
#[must_use]
pub fn look(input: &Input) -> Vec<OsString> {
    ask(Arguments::default().words("-of json -show_format -show_streams"), input)
}

/// Completes a command line of ffprobe with its input.
fn ask(question: Arguments, input: &Input) -> Vec<OsString> {
    question
        .words("-hide_banner -loglevel error")
        .pair("-protocol_whitelist", PROTOCOLS)
        .pair("-f", input.demuxer)
        .pair("-i", file(&input.path))
        .done()
}
