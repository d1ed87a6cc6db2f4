package org.hansho.casework.export.ticket;

import java.net.URI;
import java.time.Duration;
import org.hansho.casework.export.destination.AddressPolicy;
import org.hansho.casework.export.destination.TlsTrust;

/**
 * Where a system of tickets is and who calls it.
 *
 * @param url below which its interface lies
 * @param user signs in with the secret as a password; empty to show the secret as a bearer token
 * @param time within which an answer must be whole
 */
public record TicketAccount(
    URI url, String user, String secret, AddressPolicy policy, TlsTrust trust, Duration time) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "account at " + url.getHost();
  }
}
