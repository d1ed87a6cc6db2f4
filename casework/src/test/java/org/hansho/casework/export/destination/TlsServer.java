package org.hansho.casework.export.destination;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server of TLS that answers 200 to whatever it is sent, and counts those who sent something. */
public final class TlsServer implements Closeable {
  private static final String PASSWORD = "invented";

  private final ServerSocket server;
  private final Thread thread;
  private final AtomicInteger received = new AtomicInteger();

  /** A server that shows the certificate of a context. */
  public TlsServer(SSLContext context) throws IOException {
    server =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        if (in.read() >= 0) {
          received.incrementAndGet();
          byte[] answer =
              "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
          socket.getOutputStream().write(answer);
          in.readAllBytes();
        }
      } catch (IOException refused) {
        // The other side did not trust the certificate, or the server ends.
      }
    }
  }

  /** Its port on the loopback address. */
  public int port() {
    return server.getLocalPort();
  }

  /** How many connections something was sent over so far. */
  public int received() {
    return received.get();
  }

  /** Ends the server; how many connections something was sent over. */
  int receivedAtEnd() throws IOException, InterruptedException {
    close();
    thread.join();
    return received.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /**
   * Makes NAME.p12 and NAME.pem in a folder by the JDK's keytool, and a context that shows them.
   *
   * @param host for which the certificate is, such as {@code ip:127.0.0.1}
   * @param options further ones of keytool
   */
  public static SSLContext context(Path folder, String name, String host, String... options)
      throws IOException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "it", "-keyalg", "EC", "-dname", "CN=it"));
    command.addAll(List.of("-ext", "san=" + host, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD.toCharArray());
    String base64 = Base64.getMimeEncoder().encodeToString(keys.getCertificate("it").getEncoded());
    Files.writeString(
        folder.resolve(name + ".pem"),
        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
