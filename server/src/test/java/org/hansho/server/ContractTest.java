package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;
import org.hansho.testkit.runner.Workload;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract says what the server does: every route of one is one of the other. */
class ContractTest {
  @TempDir private Path folder;

  private static String contract() throws IOException {
    try (InputStream file = Server.class.getResourceAsStream("openapi.yml")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> promised() throws IOException {
    Set<String> promised = new TreeSet<>();
    YamlNode root = YamlText.of("openapi.yml", contract()).roots().get(0);
    YamlNode.Mapping paths = mapping(mapping(root).get("paths"));
    for (String path : paths.entries().keySet()) {
      YamlNode.Mapping methods = mapping(paths.get(path));
      for (String method : methods.entries().keySet()) {
        YamlNode role = mapping(methods.get(method)).get("x-role");
        String says = role instanceof YamlNode.Scalar scalar ? scalar.text() : "nobody";
        promised.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + says);
      }
    }
    return promised;
  }

  private static YamlNode.Mapping mapping(@Nullable YamlNode node) {
    assertThat(node).isInstanceOf(YamlNode.Mapping.class);
    return (YamlNode.Mapping) Objects.requireNonNull(node);
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
          assertThat(status).as(route.path()).isEqualTo(200);
        } else {
          assertThat(status).as(route.path()).isEqualTo(401);
        }
      }
    }
  }
}
