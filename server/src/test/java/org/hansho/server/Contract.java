package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/** What the contract says of each route. */
record Contract(String method, String path, String role, String summary) {
  /** All of them, in the order of the file. */
  static List<Contract> read() throws IOException {
    List<Contract> routes = new ArrayList<>();
    YamlText contract = YamlText.of("openapi.yml", text());
    assertThat(contract.problems()).isEmpty();
    YamlNode root = contract.roots().get(0);
    YamlNode.Mapping paths = mapping(mapping(root).get("paths"));
    for (String path : paths.entries().keySet()) {
      YamlNode.Mapping methods = mapping(paths.get(path));
      for (String method : methods.entries().keySet()) {
        YamlNode.Mapping route = mapping(methods.get(method));
        routes.add(
            new Contract(
                method.toUpperCase(Locale.ROOT),
                path,
                word(route, "x-role"),
                word(route, "summary")));
      }
    }
    return routes;
  }

  private static String text() throws IOException {
    try (InputStream file = Server.class.getResourceAsStream("openapi.yml")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String word(YamlNode.Mapping route, String name) {
    return route.get(name) instanceof YamlNode.Scalar scalar ? scalar.text() : "nobody";
  }

  private static YamlNode.Mapping mapping(@Nullable YamlNode node) {
    assertThat(node).isInstanceOf(YamlNode.Mapping.class);
    return (YamlNode.Mapping) Objects.requireNonNull(node);
  }
}
