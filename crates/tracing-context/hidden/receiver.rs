//! A receiver of HTTP requests, on a port of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use serde_json::Value;

/// What arrived.
pub(super) struct Request {
    pub(super) line: String,
    pub(super) content_type: String,
    pub(super) body: Value,
}

/// A receiver that gives these answers ("200 OK" and a body), one a connection; its address, and
/// what arrived there.
pub(super) fn receiver(answers: &[(&'static str, &'static str)]) -> (String, Receiver<Request>) {
    let (listener, endpoint) = listen();
    let (arrived, arrivals) = channel();
    let answers = answers.to_vec();
    thread::spawn(move || {
        for (status, body) in answers {
            let Ok((stream, _)) = listener.accept() else {
                return;
            };
            answer(stream, &arrived, status, body);
        }
    });
    (endpoint, arrivals)
}

/// A listener, which the caller may leave alone, and its address.
pub(super) fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = listener
        .local_addr()
        .expect("a bound socket has an address");
    (listener, format!("http://{address}"))
}

fn answer(stream: TcpStream, arrived: &Sender<Request>, status: &str, body: &str) {
    let mut reader = BufReader::new(stream);
    let request = read(&mut reader);
    // First told, then answered: when the exporter returns, the test can look.
    let _ = arrived.send(request);
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let _ = reader
        .get_mut()
        .write_all(format!("{head}{body}").as_bytes());
}

fn read(reader: &mut BufReader<TcpStream>) -> Request {
    let mut request = Request {
        line: line(reader),
        content_type: String::new(),
        body: Value::Null,
    };
    let mut length = 0;
    loop {
        let field = line(reader);
        let Some((name, value)) = field.split_once(':') else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap_or_default(),
            "content-type" => request.content_type = value.trim().to_string(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    if reader.read_exact(&mut body).is_ok() {
        request.body = serde_json::from_slice(&body).unwrap_or_default();
    }
    request
}

fn line(reader: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    // What cannot be read is missing in the request, and the test will say so.
    let _ = reader.read_line(&mut line);
    line.trim_end().to_string()
}
