package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages of syslog come in over TLS. */
@Timeout(120)
class SyslogTlsTest {
  private static final String MESSAGE = "<13>Nov 24 02:15:00 web-1 app: hello\n";
  private static final String SETTINGS =
      "sources: [{id: hosts, kind: syslog-tls, port: 0, certificate: server.pem, key: server.key";

  @TempDir private Path folder;

  private RunningServer server;

  @BeforeEach
  void make() throws IOException {
    Certificates.make(folder, "server");
    Certificates.make(folder, "sender");
    server = started("");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private RunningServer started(String more) throws IOException {
    return new RunningServer(folder, Workload.engine(), SETTINGS + more + "}]\n");
  }

  private SSLSocket connect(String shown) throws IOException {
    int port = server.listens("hosts");
    InetAddress here = InetAddress.getLoopbackAddress();
    return (SSLSocket)
        Certificates.client(folder, "server", shown).getSocketFactory().createSocket(here, port);
  }

  private static void send(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(MESSAGE.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void kept(int records) throws IOException {
    server.until("/api/v1/sources", "\"records\":" + records + ",");
  }

  @Test
  void messagesAreKeptAndPlainTextIsRefused() throws IOException {
    try (Socket socket = connect("")) {
      send(socket);
    }
    kept(1);
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.listens("hosts"))) {
      send(plain);
      assertThat(plain.getInputStream().readAllBytes()).hasSizeLessThan(20);
    }
    assertThat(server.until("/api/v1/sources", "\"tls\":1")).contains("\"records\":1,");
  }

  @Test
  void whoeverShowsNoCertificateOfTheAuthoritiesIsRefused() throws IOException {
    server.close();
    server = started(", client_authorities: sender.pem");
    assertThatThrownBy(
            () -> {
              try (Socket socket = connect("")) {
                send(socket);
                socket.getInputStream().readAllBytes();
              }
            })
        .isInstanceOf(IOException.class);
    Certificates.make(folder, "stranger");
    assertThatThrownBy(
            () -> {
              try (Socket socket = connect("stranger")) {
                send(socket);
                socket.getInputStream().readAllBytes();
              }
            })
        .isInstanceOf(IOException.class);
    try (Socket socket = connect("sender")) {
      send(socket);
    }
    kept(1);
  }

  @Test
  void aChangedCertificateIsShownToNewConnectionsAndABadOneChangesNothing() throws IOException {
    try (SSLSocket open = connect("")) {
      send(open);
      kept(1);
      Certificates.make(folder, "server");
      X509Certificate shown = null;
      while (shown == null) {
        try (SSLSocket next = connect("")) {
          next.startHandshake();
          shown = (X509Certificate) next.getSession().getPeerCertificates()[0];
        } catch (IOException oldOne) {
          LockSupport.parkNanos(100_000_000);
        }
      }
      send(open);
      kept(2);
    }
    Files.writeString(folder.resolve("server.pem"), "no certificate");
    while (!server.get("/api/v1/sources").body().contains("stays in use")) {
      try (SSLSocket next = connect("")) {
        next.startHandshake();
      }
      LockSupport.parkNanos(100_000_000);
    }
    try (Socket socket = connect("")) {
      send(socket);
    }
    kept(3);
  }

  @Test
  void aKeyThatCannotBeReadIsRefusedWithARemedy() throws IOException {
    server.close();
    Files.writeString(folder.resolve("server.key"), "no key");
    assertThatThrownBy(() -> started(""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("as PKCS #8");
  }
}
