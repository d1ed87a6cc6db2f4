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
 * One request of HTTP/1.1 to an address that the caller has chosen. Java's own client looks names
 * up by itself, so that a name could mean another address than the one that was checked. The whole
 * exchange ends within its time: a watch closes the connection then. Belongs to one thread.
 */
final class HttpPost implements Closeable {
  private static final int LONGEST_HEAD = 16 << 10;
  private static final int LONGEST_BODY = 256 << 10;
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final TlsTrust trust;
  private final Duration time;
  private final ScheduledThreadPoolExecutor watch;
  private volatile @Nullable Socket open;

  HttpPost(TlsTrust trust, Duration time) {
    this.trust = trust;
    this.time = time;
    this.watch = Watch.executor();
  }

  /**
   * The answer to a request.
   *
   * @param retryAfter not before this time is over; zero if nothing was said; an hour at most
   */
  record Reply(int status, Duration retryAfter) {}

  Reply send(URI url, InetAddress address, Map<String, String> headers, byte[] body)
      throws IOException {
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
        write(socket.getOutputStream(), url, headers, body);
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

  private static void write(OutputStream out, URI url, Map<String, String> headers, byte[] body)
      throws IOException {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    StringBuilder head = new StringBuilder(512);
    head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
    head.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
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
    Duration after = Duration.ZERO;
    for (String line : lines) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.matches("content-length:\\s*[0-9]{1,9}\\s*")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("retry-after:")) {
        after = retryAfter(line.substring(12).strip());
      }
    }
    readBody(in, length);
    return new Reply(status, after);
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
  private static void readBody(InputStream in, long length) throws IOException {
    long most = length < 0 ? LONGEST_BODY : Math.min(length, LONGEST_BODY);
    byte[] buffer = new byte[4096];
    long read = 0;
    while (read < most) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, most - read));
      if (count < 0) {
        break;
      }
      read += count;
    }
    if (length > 0 && read < most) {
      throw new EOFException("the answer broke off");
    }
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
