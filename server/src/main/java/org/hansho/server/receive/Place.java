package org.hansho.server.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.hansho.server.settings.ListenAddress;

/** Addresses as people read them. */
final class Place {
  private Place() {}

  /** Address and port. */
  static String text(InetSocketAddress place) {
    String address = address(place.getAddress());
    return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + place.getPort();
  }

  /** An address without the interface it was seen at. */
  static String address(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }

  /** Says that nothing can listen there. */
  static IOException refused(String source, ListenAddress listen, Throwable cause) {
    return new IOException(
        "Source "
            + source
            + " cannot listen at "
            + listen.address()
            + " port "
            + listen.port()
            + ": "
            + cause.getMessage()
            + ". Another program may listen there, or the address is none of this machine; change"
            + " address or port. Ports below 1024 need a right of their own.",
        cause);
  }
}
