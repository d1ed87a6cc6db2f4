package org.hansho.server.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * A request whose body must come at a least rate, whatever route reads it: a thread waits for it.
 * Counted is from its first reading to its end. Safe from any thread.
 */
final class TimedBody extends Request.Wrapper {
  /** Bytes a second, as they come over the network. */
  private static final long LEAST_RATE = 1 << 10;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Open open;
  private final AtomicLong bytes = new AtomicLong();

  private TimedBody(Request request, Open open) {
    super(request);
    this.open = open;
  }

  @Override
  public Content.Chunk read() {
    Content.Chunk chunk = super.read();
    if (chunk != null) {
      bytes.addAndGet(chunk.remaining());
    }
    if (chunk != null && chunk.isLast()) {
      open.began.remove(this);
    } else {
      open.began.putIfAbsent(this, System.nanoTime());
    }
    return chunk;
  }

  private boolean isLate(long nanos) {
    return nanos > 0 && bytes.get() < LEAST_RATE * ((nanos + SECOND) / SECOND);
  }

  /** The bodies that are being read. Safe from any thread. */
  static final class Open {
    private final Map<TimedBody, Long> began = new ConcurrentHashMap<>();

    /** Begins to watch the body of a request; a customizer of requests. */
    Request watch(Request request, HttpFields.Mutable unused) {
      TimedBody body = new TimedBody(request, this);
      Request.addCompletionListener(request, failure -> began.remove(body));
      return body;
    }

    /** Hangs up on those who send slower than they must after so many nanoseconds. */
    void closeLate(long patience) {
      long now = System.nanoTime();
      began.forEach(
          (body, since) -> {
            if (body.isLate(now - since - patience)
                && body.getAttribute(Hangup.CONNECTION) instanceof EndPoint connection) {
              connection.close();
            }
          });
    }
  }
}
