package org.hansho.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that measures how long the head of its next request has been on its way: since it
 * was opened, handshake included, or since the first byte behind the request before. Between
 * requests it may be silent for the idle time. HTTP/2 is watched up to its first request only,
 * since other frames follow. Safe from any thread.
 */
final class TimedEndPoint extends SocketChannelEndPoint {
  private static final long NOT_WAITING = Long.MIN_VALUE;

  private final AtomicLong waitingSince = new AtomicLong(System.nanoTime());
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean isMultiplexed;
  private volatile long idleSince = System.nanoTime();

  TimedEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int filled = super.fill(buffer);
    if (filled > 0 && !isMultiplexed && requests.get() == 0) {
      waitingSince.compareAndSet(NOT_WAITING, System.nanoTime());
    }
    return filled;
  }

  /** Nanoseconds since a head has been waited for; negative if none is. */
  long waits() {
    long since = waitingSince.get();
    return since == NOT_WAITING ? -1 : System.nanoTime() - since;
  }

  /** Whether no request is under way. */
  boolean isIdle() {
    return requests.get() == 0;
  }

  /** Nanoseconds since the last request ended, or since it was opened. */
  long idles() {
    return System.nanoTime() - idleSince;
  }

  private void end() {
    idleSince = System.nanoTime();
    requests.decrementAndGet();
  }

  /** The head of a request is complete; a customizer of requests. */
  static Request begin(Request request, HttpFields.Mutable unused) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    while (end instanceof EndPoint.Wrapper wrapper) {
      end = wrapper.unwrap();
    }
    request.setAttribute(Hangup.CONNECTION, end);
    if (end instanceof TimedEndPoint timed) {
      timed.isMultiplexed |= request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
      timed.requests.incrementAndGet();
      timed.waitingSince.set(NOT_WAITING);
      Request.addCompletionListener(request, failure -> timed.end());
    }
    return request;
  }
}
