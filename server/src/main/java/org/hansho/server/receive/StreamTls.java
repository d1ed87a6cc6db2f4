package org.hansho.server.receive;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hansho.server.settings.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of a listener, read again when its files have changed: connections that are open
 * go on with the one they began with. Files that cannot be read leave the last ones in use, and are
 * reported. Safe from any thread.
 */
final class StreamTls {
  private static final Logger LOG = LoggerFactory.getLogger(StreamTls.class);
  private static final long LOOK = Duration.ofSeconds(1).toNanos();

  private final Receiver.SyslogTls settings;
  private final List<Path> files = new ArrayList<>();
  private SslContext context;
  private List<String> stamps;
  private long looked = System.nanoTime();
  private String trouble = "";

  /**
   * Reads the files.
   *
   * @throws IOException if they cannot be read; the message says what to do
   */
  StreamTls(Receiver.SyslogTls settings) throws IOException {
    this.settings = settings;
    files.add(settings.tls().certificate());
    files.add(settings.tls().key());
    settings.clientAuthorities().ifPresent(files::add);
    stamps = stamps();
    context = read();
  }

  private SslContext read() throws IOException {
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(
                  settings.tls().certificate().toFile(), settings.tls().key().toFile())
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2");
      Optional<Path> authorities = settings.clientAuthorities();
      if (authorities.isPresent()) {
        builder.trustManager(authorities.get().toFile()).clientAuth(ClientAuth.REQUIRE);
      }
      return builder.build();
    } catch (IOException | RuntimeException failure) {
      throw new IOException(
          "The certificate of the listener cannot be used: "
              + failure.getMessage()
              + ". Give certificate, key and authorities as PEM, the key as PKCS #8 without a"
              + " password (openssl pkcs8 -topk8 -nocrypt -in KEY).",
          failure);
    }
  }

  /** What connections that come now are given. */
  synchronized SslContext current() {
    long now = System.nanoTime();
    if (now - looked >= LOOK) {
      looked = now;
      List<String> found = stamps();
      if (!found.equals(stamps)) {
        stamps = found;
        readAgain();
      }
    }
    return context;
  }

  private void readAgain() {
    try {
      context = read();
      trouble = "";
      LOG.info("The certificate {} was read again", settings.tls().certificate());
    } catch (IOException failure) {
      trouble = failure.getMessage() + " The one that was read before stays in use.";
      LOG.warn("{}", trouble, failure);
    }
  }

  private List<String> stamps() {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      try {
        found.add(Files.getLastModifiedTime(file) + " " + Files.size(file) + file.toRealPath());
      } catch (IOException missing) {
        found.add("");
      }
    }
    return found;
  }

  synchronized String trouble() {
    return trouble;
  }
}
