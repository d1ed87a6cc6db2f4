package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hansho.address.Address;

/** Whether a folded value is one of several. Complete before it is asked. */
final class Members implements Predicate<String> {
  private final Field field;
  private final Set<String> texts = new HashSet<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();

  Members(Field field) {
    this.field = field;
  }

  void addText(String text) {
    texts.add(Check.whole(field, text));
  }

  void add(Network network) {
    networks.add(network);
  }

  /** An entry of a list of the content: a network, or a text that may have wildcards. */
  void addEntry(String entry) {
    Network network = Network.of(entry);
    if (network != null) {
      networks.add(network);
    } else if (entry.indexOf('*') >= 0 || entry.indexOf('?') >= 0) {
      patterns.add(Pattern.of(entry));
    } else {
      addText(entry);
    }
  }

  @Override
  public boolean test(String value) {
    if (texts.contains(value)) {
      return true;
    }
    for (Pattern pattern : patterns) {
      if (pattern.matches(value)) {
        return true;
      }
    }
    return isInNetwork(value);
  }

  private boolean isInNetwork(String value) {
    Address address = networks.isEmpty() ? null : Network.address(value);
    if (address != null) {
      for (Network network : networks) {
        if (network.contains(address)) {
          return true;
        }
      }
    }
    return false;
  }
}
