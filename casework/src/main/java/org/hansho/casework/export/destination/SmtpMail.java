package org.hansho.casework.export.destination;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail for each alert, handed to a mail server by SMTP (RFC 5321), a connection a mail. The body
 * of a message is a MIME entity; sender, receivers, date and id are added here. The id is made of
 * the message's key, so a mail that comes twice can be known by it, and all versions of an alert
 * are one thread. STARTTLS is demanded, never only tried. Belongs to one thread.
 */
public final class SmtpMail implements Destination {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);

  private final Settings settings;
  private final Supplier<Instant> clock;
  private final ScheduledThreadPoolExecutor watch;
  private final PutOff putOff = new PutOff();
  private volatile @Nullable Socket open;

  /** How the connection is protected. */
  public enum Encryption {
    /** A plain connection that both sides agree to protect before anything is sent. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    NONE
  }

  /**
   * Which server is called, and what mails are addressed to.
   *
   * @param user and {@code password}: empty for none
   * @param to at least one
   * @param time within which the whole exchange must end
   */
  public record Settings(
      String host,
      int port,
      Encryption encryption,
      String user,
      String password,
      String from,
      List<String> to,
      AddressPolicy policy,
      TlsTrust trust,
      Duration time) {
    /** Copies the list. */
    public Settings {
      to = List.copyOf(to);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "mail to " + host;
    }
  }

  /**
   * Mails to a server.
   *
   * @param clock for the date of mails
   */
  public SmtpMail(Settings settings, Supplier<Instant> clock) {
    this.settings = settings;
    this.clock = clock;
    this.watch = Watch.executor();
  }

  @Override
  public String place() {
    return settings.host() + ":" + settings.port();
  }

  @Override
  public Answer send(Message message) {
    AtomicBoolean late = new AtomicBoolean();
    try (Socket plain = new Socket()) {
      InetAddress address = settings.policy().checked(settings.host());
      open = plain;
      ScheduledFuture<?> alarm =
          watch.schedule(
              () -> Watch.end(plain, late), settings.time().toMillis(), TimeUnit.MILLISECONDS);
      try {
        plain.connect(
            new InetSocketAddress(address, settings.port()), (int) settings.time().toMillis());
        deliver(message, plain);
        putOff.forget(message.key());
        return new Answer.Delivered();
      } finally {
        alarm.cancel(false);
      }
    } catch (SMTPSendFailedException failure) {
      return answer(message, failure);
    } catch (SendFailedException failure) {
      return ofReceivers(message, failure);
    } catch (AuthenticationFailedException failure) {
      return new Answer.TryAgain("it does not accept user and password");
    } catch (MessagingException | IOException failure) {
      return new Answer.TryAgain(
          late.get()
              ? "no whole answer within " + settings.time().toMillis() + " ms"
              : ConnectionFailure.reason(failure));
    }
  }

  private void deliver(Message message, Socket plain) throws MessagingException, IOException {
    Socket socket =
        settings.encryption() == Encryption.TLS
            ? settings.trust().secured(plain, settings.host(), settings.port())
            : plain;
    Session session = Session.getInstance(properties(), authenticator());
    MimeMessage mail = mail(session, message);
    URLName name = new URLName("smtp", settings.host(), settings.port(), null, null, null);
    SMTPTransport transport = new SMTPTransport(session, name);
    try {
      transport.connect(socket);
      transport.sendMessage(mail, putOff.receivers(message.key(), receivers()));
    } finally {
      leave(transport);
    }
  }

  /** However the server takes the farewell: what it answered before holds. */
  private static void leave(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      LOG.debug("A mail server is gone before the end of a connection", gone);
    }
  }

  private MimeMessage mail(Session session, Message message) throws MessagingException {
    MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(message.body()));
    String domain = settings.from().substring(settings.from().lastIndexOf('@') + 1);
    String thread = "<" + message.alert() + "@" + domain + ">";
    mail.setFrom(new InternetAddress(settings.from()));
    mail.setRecipients(MimeMessage.RecipientType.TO, receivers());
    mail.setSentDate(Date.from(clock.get()));
    mail.setHeader("Message-ID", "<" + message.key() + "@" + domain + ">");
    mail.setHeader("References", thread);
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Hansho-Alert", message.alert());
    mail.setHeader("Hansho-Version", String.valueOf(message.version()));
    return mail;
  }

  private Address[] receivers() throws MessagingException {
    Address[] all = new Address[settings.to().size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = new InternetAddress(settings.to().get(i));
    }
    return all;
  }

  private Properties properties() throws IOException {
    Properties properties = new Properties();
    boolean signsIn = !settings.user().isEmpty();
    boolean agrees = settings.encryption() == Encryption.STARTTLS;
    properties.put("mail.smtp.auth", String.valueOf(signsIn));
    properties.put("mail.smtp.user", settings.user());
    properties.put("mail.smtp.from", settings.from());
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.localhost", "localhost");
    properties.put("mail.smtp.starttls.enable", String.valueOf(agrees));
    properties.put("mail.smtp.starttls.required", String.valueOf(agrees));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.protocols", String.join(" ", TlsTrust.PROTOCOLS));
    if (agrees) {
      properties.put("mail.smtp.ssl.socketFactory", settings.trust().factory());
      properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
    }
    return properties;
  }

  private Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(settings.user(), settings.password());
      }
    };
  }

  /** Only what is said about the mail itself refuses it; all else is about the server. */
  private Answer answer(Message message, SMTPSendFailedException failure) {
    String command = String.valueOf(failure.getCommand()).toUpperCase(Locale.ROOT);
    boolean ofMail = command.startsWith("DATA") || command.strip().equals(".");
    int code = failure.getReturnCode();
    String said = "it answered " + code;
    if (ofMail && code >= 500) {
      return new Answer.Refused(said);
    }
    return sent(failure) > 0
        ? ofReceivers(message, failure)
        : new Answer.TryAgain(said + ": " + line(failure));
  }

  private static int sent(SendFailedException failure) {
    Address[] sent = failure.getValidSentAddresses();
    return sent == null ? 0 : sent.length;
  }

  /** Who has the mail already must not get it again because another receiver has it not. */
  private Answer ofReceivers(Message message, SendFailedException failure) {
    if (sent(failure) == 0 && !putOff.contains(message.key())) {
      return new Answer.TryAgain("it accepts none of the receivers: " + line(failure));
    }
    Address[] later = failure.getValidUnsentAddresses();
    if (later == null || later.length == 0) {
      putOff.forget(message.key());
      LOG.warn("A mail server took a mail for some receivers and refused others");
      return new Answer.Delivered();
    }
    Exception first = failure.getNextException();
    String said =
        String.format(
            Locale.ROOT,
            "it took the mail for others and put off %d of %d receivers: %s",
            later.length,
            settings.to().size(),
            line(first == null ? failure : first));
    return putOff.note(message.key(), later, clock.get())
        ? new Answer.Refused(said)
        : new Answer.TryAgain(said);
  }

  private static String line(Exception failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    String first = message.lines().findFirst().orElse("");
    return first.length() > 200 ? first.substring(0, 200) : first;
  }

  /** Ends an exchange that is under way too. */
  @Override
  public void close() {
    watch.shutdown();
    Socket last = open;
    if (last != null) {
      Watch.end(last, new AtomicBoolean());
    }
  }
}
