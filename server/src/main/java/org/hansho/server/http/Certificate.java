package org.hansho.server.http;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.hansho.server.settings.TlsFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of the listener, read again when its files have changed: connections that are
 * open go on with the one they began with. Files that cannot be read leave the last ones in use and
 * are tried again, and the log says so once. TLS 1.2 and 1.3 with forward secrecy only. Safe from
 * any thread.
 */
final class Certificate {
  private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);
  private static final long LOOK = Duration.ofSeconds(1).toNanos();

  private final TlsFiles files;
  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private List<String> stamps;
  private List<String> failed = List.of();
  private long looked = System.nanoTime();

  /**
   * Reads the files.
   *
   * @throws IOException if they cannot be read; the message says what to do
   */
  Certificate(TlsFiles files) throws IOException {
    this.files = files;
    stamps = stamps();
    factory.setSslContext(read());
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    factory.addExcludeCipherSuites("^.*_CBC_.*$", "^TLS_RSA_.*$", "^SSL_.*$");
    factory.setRenegotiationAllowed(false);
  }

  /** What makes the sides of connections. */
  SslContextFactory.Server factory() {
    return factory;
  }

  /** Looks at the files, once a second at most. */
  synchronized void look() {
    long now = System.nanoTime();
    if (now - looked < LOOK) {
      return;
    }
    looked = now;
    List<String> found = stamps();
    if (found.equals(stamps)) {
      return;
    }
    try {
      SSLContext context = read();
      factory.reload(each -> each.setSslContext(context));
      stamps = found;
      LOG.info("The certificate {} was read again", files.certificate());
    } catch (Exception failure) {
      boolean known = found.equals(failed);
      failed = found;
      if (known) {
        return;
      }
      LOG.warn("{} The one that was read before stays in use.", failure.getMessage());
    }
  }

  private SSLContext read() throws IOException {
    try {
      var context =
          SslContextBuilder.forServer(files.certificate().toFile(), files.key().toFile())
              .sslProvider(SslProvider.JDK)
              .build();
      return ((JdkSslContext) context).context();
    } catch (IOException | RuntimeException failure) {
      throw new IOException(
          "The certificate "
              + files.certificate()
              + " cannot be used: "
              + failure.getMessage()
              + ". Give certificate and key as PEM, the key as PKCS #8 without a password"
              + " (openssl pkcs8 -topk8 -nocrypt -in KEY).",
          failure);
    }
  }

  /** What changes when a file is written or replaced. */
  private List<String> stamps() {
    List<String> found = new ArrayList<>();
    for (Path file : List.of(files.certificate(), files.key())) {
      try {
        found.add(
            Files.getLastModifiedTime(file) + " " + Files.size(file) + " " + file.toRealPath());
      } catch (IOException gone) {
        found.add("");
      }
    }
    return found;
  }
}
