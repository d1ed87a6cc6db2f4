package org.hansho.server.receive;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.security.Principal;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The name in the certificate that a client has shown. */
final class PeerName {
  private static final int LONGEST = 500;

  private PeerName() {}

  /** The name and the address; the address alone if no certificate was shown. */
  static String of(ChannelHandlerContext context, String address) {
    SslHandler tls = context.pipeline().get(SslHandler.class);
    if (tls == null) {
      return address;
    }
    try {
      Principal principal = tls.engine().getSession().getPeerPrincipal();
      String name = principal.getName();
      return name.substring(0, Math.min(LONGEST, name.length())) + " " + address;
    } catch (SSLPeerUnverifiedException none) {
      return address;
    }
  }
}
