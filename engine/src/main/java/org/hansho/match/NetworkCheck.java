package org.hansho.match;

import org.hansho.address.Address;
import org.hansho.sigma.ValueTest.Cidr;

/** Whether a value is an address in a network. */
final class NetworkCheck implements Check {
  private final Network network;
  private final Address address = new Address();

  NetworkCheck(Cidr cidr) {
    this.network = Network.of(cidr);
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    return address.parse(buffer, offset, length) && network.contains(address);
  }
}
