package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import org.hansho.address.HomeNetworks;
import org.hansho.event.Analyzer;

/**
 * Every analyzer that needs nothing from outside, in the order in which they run: one may read what
 * an earlier one writes.
 */
public final class Analyzers {
  /** The visible list: a new analyzer adds its line here. */
  public static final List<Analyzer> ALL =
      List.of(
          new MappedAddressAnalyzer(),
          new ArgumentsAnalyzer(),
          new WindowsCommandAnalyzer(),
          new ContainerCommandAnalyzer(),
          new PortForwardingAnalyzer(),
          new CommandPeerAnalyzer(),
          new ProgramAnalyzer(),
          new FileTargetAnalyzer(),
          new GroupMemberAnalyzer(),
          new SignInAnalyzer(),
          new AddressScopeAnalyzer(),
          new AddressNetworkAnalyzer(),
          new NetworkDirectionAnalyzer(HomeNetworks.PRIVATE),
          new TrafficClassAnalyzer(),
          new WebRequestAnalyzer(),
          new WebTrafficAnalyzer(),
          new AnswerTimeAnalyzer(),
          new WebSessionAnalyzer(),
          new StatementAnalyzer(),
          new StatementContextAnalyzer());

  private Analyzers() {}

  /** All of them, and behind them one that needed something from outside. */
  public static List<Analyzer> and(Analyzer more) {
    List<Analyzer> analyzers = new ArrayList<>(ALL);
    analyzers.add(more);
    return List.copyOf(analyzers);
  }

  /** The same analyzers with other networks as one's own. */
  public static List<Analyzer> at(HomeNetworks home, List<Analyzer> analyzers) {
    Analyzer direction = new NetworkDirectionAnalyzer(home);
    return analyzers.stream()
        .map(analyzer -> analyzer instanceof NetworkDirectionAnalyzer ? direction : analyzer)
        .toList();
  }
}
