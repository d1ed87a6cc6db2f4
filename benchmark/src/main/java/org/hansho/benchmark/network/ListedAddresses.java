package org.hansho.benchmark.network;

import java.util.List;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.IndicatorLists;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.ListSettings;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;

/** A list of malicious addresses of the size that such lists have. */
final class ListedAddresses {
  private static final int LISTED = 100_000;

  private ListedAddresses() {}

  /** A list of 100,000 addresses, of which no flow has one. */
  static Intelligence intelligence() {
    StringBuilder text = new StringBuilder();
    Dice dice = new Dice(5);
    for (int i = 0; i < LISTED; i++) {
      int address = dice.below(1 << 24);
      text.append("45.").append(address >>> 16).append('.').append(address >>> 8 & 255);
      text.append('.').append(address & 255).append('\n');
    }
    SourceText source = new SourceText("listed.txt", text.toString());
    ListSettings settings = ListSettings.of("listed", "malware");
    IndicatorList list =
        IndicatorLists.read(source, settings, new Problems(source.file(), source.text()));
    return Intelligence.of(list == null ? List.of() : List.of(list));
  }
}
