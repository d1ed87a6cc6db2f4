package org.hansho.casework.export.destination;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on this machine that keeps what it gets and refuses what the test chooses. */
final class MailServer implements Closeable {
  private final SMTPServer server;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final AtomicInteger puttingOff = new AtomicInteger();
  private volatile int answerToData = 250;

  /** A mail as it came. */
  record Mail(String from, List<String> to, String bytes) {}

  /**
   * With a certificate it demands STARTTLS, or speaks TLS from the first byte.
   *
   * @param keytool options for the certificate, server.pem
   */
  MailServer(Path folder, boolean offersTls, boolean onlyTls, String... keytool) throws Exception {
    SMTPServer.Builder builder =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(Handler::new)
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (user, password, context) -> {
                      if (!user.equals("hansho") || !password.equals("the-password")) {
                        throw new LoginFailedException();
                      }
                    }));
    if (offersTls || onlyTls) {
      SSLContext tls = TlsServer.context(folder, "server", "ip:127.0.0.1", keytool);
      builder =
          offersTls
              ? builder
                  .enableTLS(true)
                  .requireTLS(true)
                  .startTlsSocketFactory(
                      socket -> {
                        SSLSocket secured =
                            (SSLSocket) tls.getSocketFactory().createSocket(socket, null, 0, true);
                        secured.setUseClientMode(false);
                        return secured;
                      })
              : builder.serverSocketFactory(
                  () -> (SSLServerSocket) tls.getServerSocketFactory().createServerSocket());
    }
    server = builder.build();
    server.start();
  }

  int port() {
    return server.getPortAllocated();
  }

  List<Mail> mails() {
    return mails;
  }

  /** Answers so to the content of mails. */
  void refusing(int code) {
    answerToData = code;
  }

  /** Puts receivers off whose name begins with "later", this many times. */
  void puttingOff(int times) {
    puttingOff.set(times);
  }

  private final class Handler implements MessageHandler {
    private final List<String> to = new CopyOnWriteArrayList<>();
    private String from = "";

    Handler(MessageContext context) {}

    @Override
    public void from(String address) {
      from = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
      if (address.startsWith("nobody")) {
        throw new RejectException(550, "no such user");
      }
      if (address.startsWith("later") && puttingOff.getAndDecrement() > 0) {
        throw new RejectException(450, "greylisted, come again");
      }
      to.add(address);
    }

    @Override
    public String data(InputStream data) throws RejectException {
      try {
        byte[] bytes = data.readAllBytes();
        if (answerToData != 250) {
          throw new RejectException(answerToData, "not this one");
        }
        mails.add(new Mail(from, List.copyOf(to), new String(bytes, StandardCharsets.US_ASCII)));
        return "kept";
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    @Override
    public void done() {}
  }

  @Override
  public void close() {
    server.stop();
  }
}
