package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.settings.Values.Value;

/** Checks that no two listeners take the same port. */
final class ListenerChecks {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::");

  private record Listener(String path, ListenAddress listen, boolean isDatagram) {
    boolean collides(Listener other) {
      boolean sameAddress =
          listen.address().equals(other.listen.address())
              || EVERY_ADDRESS.contains(listen.address())
              || EVERY_ADDRESS.contains(other.listen.address());
      return sameAddress
          && listen.port() != 0
          && listen.port() == other.listen.port()
          && isDatagram == other.isDatagram;
    }
  }

  private final Values values;
  private final Report report;
  private final List<Listener> listeners = new ArrayList<>();

  ListenerChecks(Values values, Report report) {
    this.values = values;
    this.report = report;
  }

  void check() {
    add(ServerKeys.ADDRESS, ServerKeys.PORT, "", false);
    for (String source : values.names(SourceKeys.GROUP)) {
      boolean isDatagram =
          values
              .find(SourceKeys.KIND, source)
              .filter(kind -> kind == SourceKind.SYSLOG_UDP || kind == SourceKind.FLOWS)
              .isPresent();
      for (Setting<Integer> port : SourceKeys.PORTS) {
        add(SourceKeys.ADDRESS, port, source, isDatagram);
      }
    }
  }

  private void add(
      Setting<String> address, Setting<Integer> port, String item, boolean isDatagram) {
    Optional<String> where = values.find(address, item);
    Optional<Integer> number = values.find(port, item);
    if (where.isEmpty() || number.isEmpty()) {
      return;
    }
    ListenAddress listen = new ListenAddress(where.get(), number.get());
    Listener listener = new Listener(port.path(item), listen, isDatagram);
    for (Listener other : listeners) {
      if (listener.collides(other)) {
        refuse(listener, other);
        break;
      }
    }
    listeners.add(listener);
  }

  /** Reported where an author wrote a port, if in any of the two places. */
  private void refuse(Listener listener, Listener other) {
    Value<?> value = values.at(listener.path());
    Value<?> first = values.at(other.path());
    boolean isFirstWritten = first != null && !(first.origin() instanceof Origin.Default);
    boolean isWritten = value != null && !(value.origin() instanceof Origin.Default);
    Value<?> shown = !isWritten && isFirstWritten ? first : value;
    if (shown != null) {
      Worded message =
          Message.inEnglish("'{0}' and '{1}' are both {2}")
              .inJapanese(
                  "'{0}' と '{1}' が、どちらも {2} です",
                  listener.path(), other.path(), listener.listen().port());
      report.add(
          shown.origin(),
          shown.path(),
          message,
          Message.inEnglish("give one of them another port").inJapanese("どちらか一方に別のポートを指定してください"));
    }
  }
}
