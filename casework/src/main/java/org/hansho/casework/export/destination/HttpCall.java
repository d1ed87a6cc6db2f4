package org.hansho.casework.export.destination;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Requests of HTTP/1.1. The name is looked up once a call, every address of it is asked about, and
 * the connection goes to one of those: Java's own client looks names up by itself, so that a name
 * could mean another address than the one that was checked. Redirects are not followed. The whole
 * exchange ends within its time: a watch closes the connection then. Belongs to one thread.
 */
public final class HttpCall implements Closeable {
  private static final int LONGEST_HEAD = 16 << 10;
  private static final int LONGEST_BODY = 256 << 10;
  private static final int LONGEST_LINE = 1_024;
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final AddressPolicy policy;
  private final TlsTrust trust;
  private final Duration time;
  private final ScheduledThreadPoolExecutor watch;
  private volatile @Nullable Socket open;

  /**
   * Calls to where a policy permits.
   *
   * @param time within which an answer must be whole
   */
  public HttpCall(AddressPolicy policy, TlsTrust trust, Duration time) {
    this.policy = policy;
    this.trust = trust;
    this.time = time;
    this.watch = Watch.executor();
  }

  /** What is asked. The caller vouches that header values have no line breaks. */
  @SuppressWarnings("ArrayRecordComponent") // Never changed, and never compared.
  public record Request(String method, URI url, Map<String, String> headers, byte[] body) {}

  /**
   * The answer to a request.
   *
   * @param retryAfter not before this time is over; zero if nothing was said; an hour at most
   * @param body its first 256 KiB
   */
  public record Reply(int status, Duration retryAfter, String body) {}

  /** It may not be called, or its name leads nowhere: nothing was sent. */
  public static final class NotCalledException extends IOException {
    private static final long serialVersionUID = 1;

    NotCalledException(String message) {
      super(message);
    }
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @throws NotCalledException if nothing was sent
   * @throws IOException if there is no whole answer; whether it was done is not known
   */
  public Reply send(Request request) throws IOException {
    return send(request, address(request.url()));
  }

  private InetAddress address(URI url) throws NotCalledException {
    try {
      InetAddress[] all = InetAddress.getAllByName(url.getHost());
      for (InetAddress each : all) {
        if (!policy.permits(each)) {
          throw new NotCalledException(
              url.getHost()
                  + " is "
                  + each.getHostAddress()
                  + ", which may not be called; see allow_private");
        }
      }
      return all[0];
    } catch (UnknownHostException unknown) {
      throw new NotCalledException("the name " + url.getHost() + " is not known");
    }
  }

  private Reply send(Request request, InetAddress address) throws IOException {
    URI url = request.url();
    boolean secured = "https".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : secured ? 443 : 80;
    AtomicBoolean late = new AtomicBoolean();
    try (Socket plain = new Socket()) {
      open = plain;
      ScheduledFuture<?> alarm =
          watch.schedule(() -> Watch.end(plain, late), time.toMillis(), TimeUnit.MILLISECONDS);
      try {
        plain.connect(new InetSocketAddress(address, port), (int) time.toMillis());
        Socket socket = secured ? trust.secured(plain, url.getHost(), port) : plain;
        write(socket.getOutputStream(), request);
        return read(socket.getInputStream());
      } finally {
        alarm.cancel(false);
      }
    } catch (IOException failure) {
      if (late.get()) {
        throw new SocketTimeoutException("no whole answer within " + time.toMillis() + " ms");
      }
      throw failure;
    }
  }

  private static void write(OutputStream out, Request request) throws IOException {
    URI url = request.url();
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    StringBuilder head = new StringBuilder(512);
    head.append(request.method()).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
    head.append("Connection: close\r\nContent-Length: ").append(request.body().length);
    head.append("\r\n");
    request
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(request.body());
    out.flush();
  }

  private static Reply read(InputStream in) throws IOException {
    String head = head(in);
    while (head.startsWith("HTTP/1.1 1")) {
      head = head(in);
    }
    String[] lines = head.split("\r\n", -1);
    if (!lines[0].matches("HTTP/1\\.[01] [2-5][0-9]{2}( .*)?")) {
      throw new IOException("the answer is not HTTP");
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    long length = -1;
    boolean isChunked = false;
    Duration after = Duration.ZERO;
    for (String line : lines) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.matches("content-length:\\s*[0-9]{1,9}\\s*")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.matches("transfer-encoding:.*chunked\\s*")) {
        isChunked = true;
      } else if (lower.startsWith("retry-after:")) {
        after = retryAfter(line.substring(12).strip());
      }
    }
    boolean isEmpty = status == 204 || status == 304;
    byte[] body = isEmpty ? new byte[0] : isChunked ? chunks(in) : body(in, length);
    return new Reply(status, after, new String(body, StandardCharsets.UTF_8));
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ended = 0;
    while (ended < 4) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the connection ended before the answer");
      }
      if (head.size() >= LONGEST_HEAD) {
        throw new IOException("the head of the answer is longer than 16 KiB");
      }
      head.write(next);
      ended = next == "\r\n\r\n".charAt(ended) ? ended + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** An answer that breaks off is no answer. */
  private static byte[] body(InputStream in, long length) throws IOException {
    long most = length < 0 ? LONGEST_BODY : Math.min(length, LONGEST_BODY);
    byte[] body = in.readNBytes((int) most);
    if (length > 0 && body.length < most) {
      throw new EOFException("the answer broke off");
    }
    return body;
  }

  /** A body in pieces, each behind a line with its length in hexadecimal digits. */
  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (body.size() < LONGEST_BODY) {
      String line = line(in).replaceFirst(";.*", "").strip();
      if (!line.matches("[0-9a-fA-F]{1,8}")) {
        throw new IOException("the answer has a piece without a length");
      }
      long length = Long.parseLong(line, 16);
      if (length == 0) {
        return body.toByteArray();
      }
      body.write(body(in, Math.min(length, LONGEST_BODY - body.size())));
      if (body.size() < LONGEST_BODY) {
        line(in);
      }
    }
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the answer broke off");
      }
      if (line.length() >= LONGEST_LINE) {
        throw new IOException("a line of the answer is longer than " + LONGEST_LINE + " bytes");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private static Duration retryAfter(String value) {
    Duration after = Duration.ZERO;
    if (value.matches("[0-9]{1,9}")) {
      after = Duration.ofSeconds(Long.parseLong(value));
    } else {
      try {
        Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        after = Duration.between(Instant.now(), then);
      } catch (DateTimeParseException other) {
        return Duration.ZERO;
      }
    }
    return after.isNegative()
        ? Duration.ZERO
        : after.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : after;
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
