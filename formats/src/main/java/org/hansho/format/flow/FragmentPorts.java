package org.hansho.format.flow;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Remembers the ports that the first fragment of a packet named, for those that follow.
 *
 * <p>{@value #PLACES} places, each of which a newer packet may take; a fragment whose first part is
 * forgotten or came later has no ports. Belongs to one thread.
 */
final class FragmentPorts {
  private static final int PLACES = 1024;

  private final long[] keys = new long[PLACES];
  private final int[] ports = new int[PLACES];

  /** The ports of a packet: its own, or those of its first fragment; 0 for none. */
  int of(PacketHeaders headers) {
    if (!headers.fragment) {
      return own(headers);
    }
    long key = key(headers);
    int place = (int) (key ^ key >>> 20 ^ key >>> 40) & (PLACES - 1);
    if (headers.laterFragment) {
      return keys[place] == key ? ports[place] : 0;
    }
    keys[place] = key;
    ports[place] = own(headers);
    return ports[place];
  }

  private static int own(PacketHeaders headers) {
    return headers.sourcePort < 0 ? 0 : headers.sourcePort << 16 | headers.destinationPort;
  }

  /** 64 bits of all that the fragments of one packet have in common. */
  private static long key(PacketHeaders headers) {
    long key = headers.sourceHigh * 31 + headers.sourceLow;
    key = (key ^ key >>> 31) * 0x9E37_79B9_7F4A_7C15L + headers.destinationHigh;
    key = (key ^ key >>> 29) * 0xBF58_476D_1CE4_E5B9L + headers.destinationLow;
    key = (key ^ key >>> 30) * 0x94D0_49BB_1331_11EBL + headers.fragmentId;
    return key * 31 + headers.protocol;
  }

  void save(StateWriter out) {
    for (int place = 0; place < PLACES; place++) {
      if (keys[place] != 0) {
        out.count(place + 1);
        out.number(keys[place]);
        out.number(ports[place]);
      }
    }
    out.count(0);
  }

  void restore(StateReader in) {
    for (int place = in.count(); place > 0; place = in.count()) {
      keys[(place - 1) & (PLACES - 1)] = in.number();
      ports[(place - 1) & (PLACES - 1)] = (int) in.number();
    }
  }
}
