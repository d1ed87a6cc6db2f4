package org.hansho.benchmark.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection of HTTP/1.1 that stays open, so that the one who measures takes as little of the
 * processors as can be. Belongs to one thread.
 */
final class Caller implements Closeable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String head;

  /** An answer. */
  record Answer(int status, String body) {}

  Caller(int port, String key) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
    head = " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + key + "\r\n";
  }

  Answer get(String path) throws IOException {
    out.write(("GET " + path + head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    return answer();
  }

  /** Posts a body that is packed by gzip. */
  Answer post(String path, byte[] packed) throws IOException {
    String whole =
        "POST "
            + path
            + head
            + "Content-Encoding: gzip\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
            + packed.length
            + "\r\n\r\n";
    out.write(whole.getBytes(StandardCharsets.ISO_8859_1));
    out.write(packed);
    return answer();
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      length =
          lower.startsWith("content-length:")
              ? Integer.parseInt(lower.substring(15).strip())
              : length;
    }
    String body = length >= 0 ? text(length) : chunks();
    return new Answer(status, body);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.append(text(size));
      line();
    }
    line();
    return body.toString();
  }

  private String text(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ends too early");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection has ended");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
