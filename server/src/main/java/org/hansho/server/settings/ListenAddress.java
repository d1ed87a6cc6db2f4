package org.hansho.server.settings;

/**
 * Where a listener listens.
 *
 * @param address an IP address or the name of a host; never resolved here
 * @param port 0 takes a free one
 */
public record ListenAddress(String address, int port) {
  /** Whether only programs of this machine can connect. */
  public boolean isLoopback() {
    return address.equals("localhost")
        || address.equals("::1")
        || address.matches("127(\\.[0-9]{1,3}){3}");
  }
}
