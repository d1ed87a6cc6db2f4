package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.hansho.server.security.LocalKey;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTP with TLS, and callers that are slow on purpose. */
@Timeout(60)
class HttpsTest {
  private static final String TLS = "http: {port: 0, certificate: first.pem, key: first.key}\n";

  @TempDir private Path folder;

  private RunningServer server(String yaml) throws IOException {
    return new RunningServer(folder, Workload.engine(), yaml);
  }

  /** Trusts certificates by name. */
  private SSLContext trusting(String... names) throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (String name : names) {
        try (InputStream pem = Files.newInputStream(folder.resolve(name + ".pem"))) {
          trusted.setCertificateEntry(
              name, CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IOException(failure);
    }
  }

  private static HttpResponse<String> livez(HttpClient client, int port) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/livez")).build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  /** The name that the server shows, by a handshake of its own. */
  private String shown(int port, SSLContext trust) throws IOException {
    try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return first.getSubjectX500Principal().getName();
    }
  }

  @Test
  void clientsChooseBetweenBothVersionsOfHttp() throws IOException {
    Certificates.make(folder, "first");
    try (RunningServer server = server(TLS)) {
      SSLContext trust = trusting("first");
      for (HttpClient.Version version : HttpClient.Version.values()) {
        HttpClient client = HttpClient.newBuilder().sslContext(trust).version(version).build();
        HttpResponse<String> answer = livez(client, server.port());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
      }
    }
  }

  @Test
  void s816OldVersionsAndWeakCiphersAreRefused() throws IOException {
    Certificates.make(folder, "first");
    try (RunningServer server = server(TLS)) {
      for (String[] offer :
          new String[][] {
            {"TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"},
            {"TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"}
          }) {
        SSLSocket socket =
            (SSLSocket)
                trusting("first").getSocketFactory().createSocket("127.0.0.1", server.port());
        try (socket) {
          socket.setSSLParameters(
              new SSLParameters(new String[] {offer[1]}, new String[] {offer[0]}));
          assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
      }
      SSLSocket sound =
          (SSLSocket) trusting("first").getSocketFactory().createSocket("127.0.0.1", server.port());
      try (sound) {
        sound.setSSLParameters(
            new SSLParameters(
                new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"},
                new String[] {"TLSv1.2"}));
        sound.startHandshake();
        assertThat(sound.getSession().getProtocol()).isEqualTo("TLSv1.2");
      }
    }
  }

  @Test
  void s816ANewCertificateIsShownToNewConnectionsAndOpenOnesGoOn() throws IOException {
    Certificates.make(folder, "first");
    Certificates.make(folder, "second");
    try (RunningServer server = server(TLS)) {
      SSLContext trust = trusting("first", "second");
      SSLSocket open =
          (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", server.port());
      try (open) {
        assertThat(asked(open)).startsWith("HTTP/1.1 200");
        for (String ending : new String[] {".key", ".pem"}) {
          Files.move(
              folder.resolve("second" + ending),
              folder.resolve("first" + ending),
              StandardCopyOption.REPLACE_EXISTING);
        }
        while (!shown(server.port(), trust).equals("CN=second")) {
          LockSupport.parkNanos(50_000_000);
        }
        assertThat(asked(open)).startsWith("HTTP/1.1 200");
        Files.writeString(folder.resolve("first.pem"), "no certificate");
        for (int look = 0; look < 30; look++) {
          assertThat(shown(server.port(), trust)).isEqualTo("CN=second");
          LockSupport.parkNanos(50_000_000);
        }
      }
    }
  }

  @Test
  void aKeyThatCannotBeReadForAMomentIsReadLater() throws IOException {
    Certificates.make(folder, "first");
    Certificates.make(folder, "second");
    try (RunningServer server = server(TLS)) {
      SSLContext trust = trusting("first", "second");
      Path sound = folder.resolve("second.key");
      Path broken = folder.resolve("broken.key");
      Files.writeString(broken, "x".repeat((int) Files.size(sound)));
      Files.setLastModifiedTime(broken, Files.getLastModifiedTime(sound));
      replace(broken, "first.key");
      replace(folder.resolve("second.pem"), "first.pem");
      for (int look = 0; look < 30; look++) {
        assertThat(shown(server.port(), trust)).isEqualTo("CN=first");
        LockSupport.parkNanos(50_000_000);
      }
      replace(sound, "first.key");
      while (!shown(server.port(), trust).equals("CN=second")) {
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private void replace(Path by, String name) throws IOException {
    Files.move(by, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String asked(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET /livez HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[4_096];
    int length = socket.getInputStream().read(answer);
    return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
  }

  @Test
  void aCertificateThatCannotBeUsedIsRefusedWithWhatToDo() throws IOException {
    Certificates.make(folder, "first");
    Files.writeString(folder.resolve("first.pem"), "no certificate");
    assertThatThrownBy(() -> server(TLS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("first.pem")
        .hasMessageContaining("openssl pkcs8");
  }

  /** Writes a byte after the other until the server has enough of it. */
  private static void drip(Socket socket, String head) throws IOException {
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.setSoTimeout(50);
    while (true) {
      try {
        socket.getOutputStream().write('x');
        socket.getInputStream().read();
        return;
      } catch (java.net.SocketTimeoutException silent) {
        LockSupport.parkNanos(1);
      } catch (java.net.SocketException closed) {
        return;
      }
    }
  }

  @Test
  void r307AHeadThatComesByteAfterByteEndsTheConnection() throws IOException {
    try (RunningServer server = server("http: {port: 0, header_time: 500ms}\n")) {
      try (Socket first = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        drip(first, "GET /livez HTTP/1.1\r\nHost: h\r\nX-Slow: ");
      }
      try (Socket second = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        assertThat(asked(second)).startsWith("HTTP/1.1 200");
        drip(second, "GET /livez HTTP/1.1\r\nHost: h\r\nX-Slow: ");
      }
      try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void r307SilentConnectionsGiveWayToWhoAsksAndNotThoseThatAreAnswered() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try (RunningServer server = server("http: {port: 0, max_connections: 20, header_time: 1m}\n");
        Socket stream = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String head =
          "GET /api/v1/alerts/stream HTTP/1.1\r\nHost: h\r\nAccept: text/event-stream\r\n"
              + "Authorization: Bearer "
              + LocalKey.read(folder.resolve("data"))
              + "\r\n\r\n";
      stream.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(stream.getInputStream().read()).isEqualTo('H');
      for (int number = 0; number < 100; number++) {
        silent.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      try (Socket good = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        assertThat(asked(good)).startsWith("HTTP/1.1 200");
      }
      stream.setSoTimeout(1);
      assertThat(stays(stream)).as("the stream goes on").isTrue();
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  private static boolean stays(Socket socket) throws IOException {
    try {
      while (true) {
        if (socket.getInputStream().read() < 0) {
          return false;
        }
      }
    } catch (java.net.SocketTimeoutException silent) {
      return true;
    }
  }

  @Test
  void aBodyThatComesByteAfterByteIsRefused() throws IOException {
    try (RunningServer server = server("http: {port: 0, header_time: 500ms}\n")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        String key = LocalKey.read(folder.resolve("data"));
        drip(
            socket,
            "POST /ingest/v1/shop HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n"
                + "Authorization: Bearer "
                + key
                + "\r\n\r\n");
      }
      assertThat(server.get("/api/v1/sources").body()).startsWith("{\"sources\":[],");
    }
  }

  @Test
  void r307ABodyThatComesByteAfterByteEndsTheConnectionOnEveryRoute() throws IOException {
    try (RunningServer server = server("http: {port: 0, header_time: 300ms}\n")) {
      String key = LocalKey.read(folder.resolve("data"));
      String more = " HTTP/1.1\r\nHost: h\r\nContent-Length: 9000\r\nAuthorization: Bearer ";
      for (String path : new String[] {"/api/v1/sign-in", "/services/collector/ack"}) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
          String head = path.endsWith("ack") ? "?channel=FE0ECFAD-13D5-401B-847D-77833BD77131" : "";
          drip(socket, "POST " + path + head + more + key + "\r\n\r\n");
        }
      }
    }
  }

  @Test
  void aConnectionMayBeSilentBetweenRequests() throws IOException {
    try (RunningServer server = server("http: {port: 0, header_time: 100ms}\n")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        assertThat(asked(socket)).startsWith("HTTP/1.1 200");
        LockSupport.parkNanos(500_000_000);
        assertThat(asked(socket)).startsWith("HTTP/1.1 200");
      }
    }
  }
}
