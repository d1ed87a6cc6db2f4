package org.hansho.testkit.tenant.place;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;

/** What is publicly known to be bad: plain lists of addresses and of hash values. Immutable. */
public final class Reputation {
  private static final int LISTED_OF_A_QUARTER = 40;
  private static final int HASHES = 200;

  private Reputation() {}

  /** The addresses of a network that stand on the list. */
  public static List<String> listed(Network network) {
    List<String> addresses = new ArrayList<>();
    for (int host = 1; host <= Math.min(LISTED_OF_A_QUARTER, network.hosts()); host++) {
      addresses.add(network.address(host));
    }
    return addresses;
  }

  /** All listed addresses of a kind. */
  public static List<String> addresses(AddressPlan plan, Network.Kind kind) {
    return plan.networks(kind).stream().flatMap(network -> listed(network).stream()).toList();
  }

  /** MD5 values, 32 digits, of files known as malware; invented. */
  public static List<String> malwareHashes() {
    Dice dice = new Dice(0x4D_41_4C_57_41_52_45L);
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < HASHES; i++) {
      hashes.add(dice.digits(32));
    }
    return hashes;
  }
}
