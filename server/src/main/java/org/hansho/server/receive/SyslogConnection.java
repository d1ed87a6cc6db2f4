package org.hansho.server.receive;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.hansho.format.syslog.RelayedMessage;
import org.hansho.local.journal.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * One connection that sends messages of syslog. It is read as long as what it sent is kept in time:
 * while one part waits for the disk, so much more is read as fits into the next; while the journal
 * has no room, nothing is, and the same part is handed over again. So the sender is held up, and
 * nothing that was read is thrown away. Runs on the connection's own event loop.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // Results of closing and handing over are reported elsewhere.
final class SyslogConnection extends SimpleChannelInboundHandler<ByteBuf>
    implements StreamFrames.Sink {
  private static final int BATCH = 128 << 10;
  private static final long MILLI = 1_000_000L;
  private static final int MOST_LOOKS = 50;
  private static final long RETRY_MILLIS = Duration.ofMillis(100).toMillis();

  private final Listener listener;
  private final StreamFrames frames;
  private final RelayedMessage message = new RelayedMessage();
  private final Lines lines;
  private final ArrayDeque<Part> parts = new ArrayDeque<>();
  private String address = "";
  private String peer = "";
  private final Channel channel;
  private boolean waiting;
  private int waitingBytes;
  private boolean looksAgain;
  private int looks;
  private boolean ended;
  private long held;

  /** What its listener shares with all connections. */
  record Listener(Intake intake, Tally tally, HeldBytes held, Open open, int recordBytes) {}

  /** Records that are handed over together. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Part(byte[] records, int count) {}

  /** Said of a connection that is held up for others. */
  private static final String GREEDY =
      " has sent more than other senders lately, and records wait to be detected in";

  SyslogConnection(Channel channel, Listener listener) {
    this.channel = channel;
    this.listener = listener;
    this.frames = new StreamFrames(listener.recordBytes());
    this.lines = new Lines(Math.min(BATCH, listener.intake().recordBytes()));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext its) {
    listener.open().add(this);
  }

  @Override
  public void channelActive(ChannelHandlerContext its) throws Exception {
    if (channel.remoteAddress() instanceof InetSocketAddress sender) {
      address = Place.address(sender.getAddress());
      peer = address;
    }
    super.channelActive(its);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext its, ByteBuf buffer) {
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    if (!frames.read(bytes, 0, bytes.length, this)) {
      its.close();
    }
    flow();
  }

  @Override
  public void message(byte[] bytes, int from, int to) {
    long arrival = System.currentTimeMillis() * MILLI;
    if (!message.read(bytes, from, to, address, arrival)) {
      listener.tally().refused("empty", 1);
      return;
    }
    if (!lines.hasRoom(message.length())) {
      queueLines();
    }
    lines.add(message.line(), 0, message.length());
  }

  @Override
  public void refused(String reason) {
    listener.tally().refused(reason, 1);
  }

  private void queueLines() {
    int count = lines.count();
    parts.add(new Part(lines.take(), count));
  }

  /** Hands over the next part, and reads on if there is room. */
  private void flow() {
    if (!waiting && parts.isEmpty() && !lines.isEmpty()) {
      queueLines();
    }
    Part next = waiting ? null : parts.poll();
    if (next != null) {
      waiting = true;
      waitingBytes = next.records().length;
      admit(next);
    }
    measure();
    boolean isFull = listener.held().isFull();
    channel.config().setAutoRead(!isFull && parts.isEmpty() && !ended);
    if (isFull && !waiting && !ended) {
      lookAgain();
    } else {
      looks = 0;
    }
    if (ended && !waiting) {
      listener.open().remove(this);
    }
  }

  /**
   * Others hold what there is room for. One that only waits for its sender gives way in the end.
   */
  private void lookAgain() {
    looks++;
    if (looks > MOST_LOOKS && frames.heldBytes() > 0) {
      listener.tally().refused("no-room", 1);
      channel.close();
    } else if (!looksAgain) {
      looksAgain = true;
      channel.eventLoop().schedule(this::look, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    looksAgain = false;
    flow();
  }

  private void measure() {
    long now = (long) frames.heldBytes() + lines.bytes() + waitingBytes;
    for (Part part : parts) {
      now += part.records().length;
    }
    listener.held().add(now - held);
    held = now;
  }

  /** Hands a part over once this sender has had no more than its part, or goes down. */
  private void admit(Part part) {
    boolean isAdmitted = listener.intake().admits(peer, part.records().length);
    if (isAdmitted || listener.open().isClosing()) {
      push(part);
      return;
    }
    listener.tally().trouble("nothing is read from " + peer + ": it" + GREEDY);
    channel.eventLoop().schedule(() -> admit(part), RETRY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void push(Part part) {
    listener
        .intake()
        .push(peer, "", part.records())
        .whenComplete(
            (receipt, failure) -> channel.eventLoop().execute(() -> answered(part, receipt)));
  }

  private void answered(Part part, @Nullable Receipt receipt) {
    Tally tally = listener.tally();
    boolean isKept = receipt instanceof Receipt.Kept;
    if (!isKept && !listener.open().isClosing()) {
      tally.trouble("nothing is read: " + words(receipt));
      channel.eventLoop().schedule(() -> push(part), RETRY_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    if (isKept) {
      tally.kept(part.count(), part.records().length);
      tally.trouble("");
    } else {
      tally.dropped("closing", part.count());
    }
    waiting = false;
    waitingBytes = 0;
    flow();
  }

  private static String words(@Nullable Receipt receipt) {
    return receipt instanceof Receipt.Refused refused ? refused.detail() : "the journal has failed";
  }

  /** Reads no more, and hands over what is there; from any thread. */
  void end() {
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext its) throws Exception {
    frames.end(this);
    ended = true;
    flow();
    super.channelInactive(its);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext its, Object event) throws Exception {
    if (event instanceof IdleStateEvent && channel.config().isAutoRead() && !waiting) {
      its.close();
    } else if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
      peer = PeerName.of(its, address);
    }
    super.userEventTriggered(its, event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext its, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (failure instanceof SSLException || cause instanceof SSLException) {
      listener.tally().refused("tls", 1);
    } else if (!(failure instanceof IOException)) {
      listener.tally().refused("failed", 1);
    }
    its.close();
  }
}
