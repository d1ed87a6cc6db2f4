package org.hansho.server.receive;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.OptionalLong;
import org.hansho.local.clock.Ending;
import org.hansho.server.settings.ListenAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A way in for datagrams: one socket, and one thread that does nothing but empty it. What comes is
 * handed over together, after 20 ms or once there is enough of it.
 */
final class Datagrams implements WayIn {
  private static final Logger LOG = LoggerFactory.getLogger(Datagrams.class);
  private static final int LARGEST = 1 << 16;
  private static final int BATCH = 256 << 10;
  private static final long DELAY = Duration.ofMillis(20).toNanos();
  private static final long MILLI = 1_000_000L;
  private static final long IDLE_MILLIS = 1_000;
  private static final long LOOK = Duration.ofSeconds(1).toNanos();
  private static final int BETWEEN_LOOKS = 256;

  private final Intake intake;
  private final Framing framing;
  private final DatagramChannel channel;
  private final Selector selector;
  private final InetSocketAddress place;
  private final String shortBuffer;
  private final Tally tally = new Tally();
  private final byte[] datagram = new byte[LARGEST];
  private final Lines lines;
  private final LossyOutlet outlet;
  private final Thread thread;
  private InetAddress last = InetAddress.getLoopbackAddress();
  private String lastText = Place.address(last);
  private volatile boolean closing;
  private volatile long kernelDrops;
  private long looked = System.nanoTime();

  /** Makes records of datagrams. */
  interface Framing {
    /**
     * Adds what a datagram holds.
     *
     * @param arrival nanoseconds since 1970
     * @return the reason why it is not taken; empty if it is
     */
    String frame(byte[] datagram, int length, InetSocketAddress sender, long arrival, Frame into);
  }

  /** Takes records. */
  interface Frame {
    void add(byte[] record, int length);
  }

  private Datagrams(
      Intake intake, Framing framing, DatagramChannel channel, Selector selector, long wanted)
      throws IOException {
    this.intake = intake;
    this.framing = framing;
    this.channel = channel;
    this.selector = selector;
    this.place = (InetSocketAddress) channel.getLocalAddress();
    this.shortBuffer = shortBuffer(channel.getOption(StandardSocketOptions.SO_RCVBUF), wanted);
    this.lines = new Lines(Math.min(BATCH, intake.recordBytes()));
    this.outlet = new LossyOutlet(intake, tally);
    this.thread = new Thread(this::run, "receive-" + intake.source().id());
  }

  /**
   * Starts to listen.
   *
   * @param bufferBytes what the kernel is asked to hold
   * @throws IOException if nothing can listen there; the message says what to do
   */
  static Datagrams start(Intake intake, ListenAddress listen, int bufferBytes, Framing framing)
      throws IOException {
    InetAddress address = InetAddress.getByName(listen.address());
    ProtocolFamily family =
        address instanceof Inet6Address
            ? StandardProtocolFamily.INET6
            : StandardProtocolFamily.INET;
    DatagramChannel channel = DatagramChannel.open(family);
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
      channel.bind(new InetSocketAddress(address, listen.port()));
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      Datagrams datagrams = new Datagrams(intake, framing, channel, selector, bufferBytes);
      datagrams.thread.start();
      return datagrams;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw Place.refused(intake.source().id(), listen, failure);
    }
  }

  private static String shortBuffer(int granted, long wanted) {
    return granted >= wanted
        ? ""
        : "the kernel holds "
            + granted
            + " of "
            + wanted
            + " bytes for this socket; raise net.core.rmem_max, or lower receive_buffer";
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.wrap(datagram);
    while (!closing) {
      try {
        selector.select(waitMillis());
        selector.selectedKeys().clear();
        empty(buffer);
      } catch (IOException | RuntimeException failure) {
        tally.dropped("failed", 1);
        tally.trouble("a datagram could not be read: " + failure);
        LOG.error("Source {}: a datagram could not be read", intake.source().id(), failure);
      }
    }
    outlet.push(lines);
  }

  private long waitMillis() {
    if (lines.isEmpty()) {
      return IDLE_MILLIS;
    }
    long left = DELAY - (System.nanoTime() - lines.since());
    return Math.max(1, left / MILLI);
  }

  private void empty(ByteBuffer buffer) throws IOException {
    boolean more = true;
    while (more && !closing) {
      for (int i = 0; more && i < BETWEEN_LOOKS; i++) {
        buffer.clear();
        InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer);
        more = sender != null;
        if (sender != null) {
          take(buffer.position(), sender);
        }
      }
      if (!lines.isEmpty() && System.nanoTime() - lines.since() >= DELAY) {
        outlet.push(lines);
      }
      lookAtKernel();
    }
  }

  /** What a sender sends that has had more than its part is lost, so that others are heard. */
  private boolean admits(int length, InetAddress sender) {
    if (!sender.equals(last)) {
      last = sender;
      lastText = Place.address(sender);
    }
    return intake.admitsOnce(lastText, length);
  }

  private void take(int length, InetSocketAddress sender) {
    if (!admits(length, sender.getAddress())) {
      outlet.greedy(lastText);
      return;
    }
    long arrival = System.currentTimeMillis() * MILLI;
    String reason = framing.frame(datagram, length, sender, arrival, this::addLine);
    if (!reason.isEmpty()) {
      tally.refused(reason, 1);
    }
  }

  private void addLine(byte[] record, int length) {
    if (!lines.hasRoom(length)) {
      outlet.push(lines);
    }
    lines.add(record, 0, length);
  }

  private void lookAtKernel() {
    long now = System.nanoTime();
    if (now - looked < LOOK) {
      return;
    }
    looked = now;
    OptionalLong drops = KernelDrops.of(place);
    if (drops.isPresent() && drops.getAsLong() > kernelDrops) {
      if (kernelDrops == 0) {
        LOG.warn(
            "Source {}: the kernel has thrown away datagrams. {}",
            intake.source().id(),
            shortBuffer);
      }
      kernelDrops = drops.getAsLong();
    }
  }

  @Override
  public WayInStatus status() {
    long kernel = KernelDrops.of(place).orElse(kernelDrops);
    WayInStatus status = intake.status(Place.text(place), 0, tally, tally.trouble());
    if (kernel == 0) {
      return status;
    }
    String lost = "the kernel has thrown away " + kernel + " datagrams";
    String words = shortBuffer.isEmpty() ? lost : lost + ": " + shortBuffer;
    return status.withDropped("kernel", kernel, words);
  }

  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    Ending.of(thread, WayIn.LONGEST_ENDING);
    try (selector) {
      channel.close();
    } catch (IOException failure) {
      LOG.warn("Source {}: the socket cannot be closed", intake.source().id(), failure);
    }
  }
}
