package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;

/**
 * Every analyzer that needs nothing from outside, in the order in which they run: one may read what
 * an earlier one writes.
 */
public final class Analyzers {
  /** The visible list: a new analyzer adds its line here. */
  public static final List<Analyzer> ALL =
      List.of(
          new ContainerCommandAnalyzer(),
          new PortForwardingAnalyzer(),
          new AddressScopeAnalyzer(),
          new AddressNetworkAnalyzer(),
          new WebRequestAnalyzer(),
          new StatementAnalyzer());

  private Analyzers() {}

  /** All of them, and behind them one that needed something from outside. */
  public static List<Analyzer> and(Analyzer more) {
    List<Analyzer> analyzers = new ArrayList<>(ALL);
    analyzers.add(more);
    return List.copyOf(analyzers);
  }
}
