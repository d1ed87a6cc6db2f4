package org.hansho.casework.export.destination;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that answers each request with given bytes; "hang" never answers. */
final class Receiver implements Closeable {
  private final ServerSocket server;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  Receiver(List<String> answers) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> answers.forEach(this::answer));
    thread.setDaemon(true);
    thread.start();
  }

  private void answer(String bytes) {
    try (Socket socket = server.accept()) {
      requests.add(request(socket.getInputStream()));
      if (bytes.equals("hang")) {
        while (socket.getInputStream().read() >= 0) {}
      } else {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
      }
    } catch (IOException gone) {
      requests.add("gone");
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      request.write(next);
      String head = request.toString(StandardCharsets.UTF_8);
      if (head.endsWith("\r\n\r\n")) {
        String length = head.substring(head.indexOf("Content-Length: ") + 16);
        request.write(in.readNBytes(Integer.parseInt(length.substring(0, length.indexOf('\r')))));
        break;
      }
    }
    return request.toString(StandardCharsets.UTF_8);
  }

  /** The next request, whole. */
  String next() throws InterruptedException {
    return requests.take();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook?a=b");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
