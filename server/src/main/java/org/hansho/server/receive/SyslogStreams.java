package org.hansho.server.receive;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.hansho.server.settings.ConnectionRoom;
import org.hansho.server.settings.Receiver;
import org.jspecify.annotations.Nullable;

/** A way in for syslog over TCP, plain or with TLS: one listener with two threads. */
final class SyslogStreams implements WayIn {
  private static final int THREADS = 2;

  /** Small, so that one connection holds up the others of its thread for a moment only. */
  private static final int READ_BYTES = 16 << 10;

  private static final long END_SECONDS = 2;

  private final Intake intake;
  private final Receiver.SyslogTcp settings;
  private final @Nullable StreamTls tls;
  private final Tally tally = new Tally();
  private final Open open = new Open();
  private final int most;
  private final SyslogConnection.Listener shared;
  private final MultiThreadIoEventLoopGroup threads;
  private final Channel listener;

  private SyslogStreams(Intake intake, Receiver.SyslogTcp settings, @Nullable StreamTls tls)
      throws IOException {
    this.intake = intake;
    this.settings = settings;
    this.tls = tls;
    this.most =
        ConnectionRoom.of(
            "sources." + intake.source().id() + ".max_connections", settings.connections());
    this.shared =
        new SyslogConnection.Listener(intake, tally, new HeldBytes(), open, settings.recordBytes());
    this.threads =
        new MultiThreadIoEventLoopGroup(
            THREADS,
            new DefaultThreadFactory("receive-" + intake.source().id()),
            NioIoHandler.newFactory());
    this.listener = bind();
  }

  /**
   * Starts to listen.
   *
   * @throws IOException if nothing can listen there; the message says what to do
   */
  static SyslogStreams start(Intake intake, Receiver.SyslogTcp settings) throws IOException {
    return new SyslogStreams(intake, settings, null);
  }

  /**
   * Starts to listen with TLS.
   *
   * @throws IOException if nothing can listen there, or the certificate cannot be used
   */
  static SyslogStreams start(Intake intake, Receiver.SyslogTls settings) throws IOException {
    return new SyslogStreams(intake, settings.stream(), new StreamTls(settings));
  }

  private Channel bind() throws IOException {
    InetAddress address = InetAddress.getByName(settings.listen().address());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    begin(channel);
                  }
                });
    ChannelFuture bound =
        bootstrap
            .bind(new InetSocketAddress(address, settings.listen().port()))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      threads.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
      throw Place.refused(intake.source().id(), settings.listen(), bound.cause());
    }
    return bound.channel();
  }

  private void begin(SocketChannel channel) {
    if (open.count() >= most) {
      tally.refused("connections", 1);
      ChannelFuture unused = channel.close();
      return;
    }
    if (tls != null) {
      channel.pipeline().addLast(tls.current().newHandler(channel.alloc()));
    }
    long idle = settings.idleTime().toMillis();
    channel.pipeline().addLast(new IdleStateHandler(idle, 0, 0, TimeUnit.MILLISECONDS));
    channel.pipeline().addLast(new SyslogConnection(channel, shared));
  }

  @Override
  public WayInStatus status() {
    String certificate = tls == null ? "" : tls.trouble();
    String trouble =
        certificate.isEmpty() || tally.trouble().isEmpty()
            ? tally.trouble() + certificate
            : tally.trouble() + "; " + certificate;
    InetSocketAddress place = (InetSocketAddress) listener.localAddress();
    return intake.status(Place.text(place), open.count(), tally, trouble);
  }

  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    open.end();
    threads.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
