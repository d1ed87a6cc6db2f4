package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract says what the server does: every route of one is one of the other. */
class ContractTest {
  @TempDir private Path folder;

  private static Set<String> promised() throws IOException {
    Set<String> promised = new TreeSet<>();
    for (Contract route : Contract.read()) {
      promised.add(route.method() + " " + route.path() + " " + route.role());
    }
    return promised;
  }

  @Test
  void routesAndContractAreTheSame() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine())) {
      List<Route> routes = server.routes();
      Set<String> kept = new TreeSet<>();
      for (Route route : routes) {
        String role = route.role().name().toLowerCase(Locale.ROOT);
        kept.add(route.method().name() + " " + route.path() + " " + role);
      }
      assertThat(kept).isEqualTo(promised());
    }
  }

  @Test
  void nobodyCallsAnyRouteWithoutAKeyThatIsNotForEverybody() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine())) {
      for (Route route : server.routes()) {
        int status = server.withoutKey(route.method().name(), route.path().replaceAll("[{}]", ""));
        if (route.role() == Role.ANYONE) {
          assertThat(status).as(route.path()).isNotIn(401, 403).isLessThan(500);
        } else {
          assertThat(status).as(route.path()).isEqualTo(401);
        }
      }
    }
  }
}
