package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code config show} shows each value and where it came from. */
class SettingsTextTest {
  private static final Reading HOME = Reading.in(Path.of("/srv/hansho"));

  @Test
  void eachValueIsShownWithItsOrigin() {
    Map<String, String> variables =
        Map.of("HANSHO_HTTP_MAX_BODY", "2MiB", "HANSHO_SOURCES_PUSH_TOKEN", "sesame-open");
    String text = "http:\n  port: 9000\nsources:\n  - {id: push, kind: http}\n";

    assertThat(HOME.with(variables).loaded(text).shown(true))
        .startsWith(
            """
            data: /srv/hansho/hansho-data                   # default
            http:
              address: 127.0.0.1                            # default
              port: 9000                                    # hansho.yml:2:9
              # certificate: HTTP without TLS
              # key: HTTP without TLS
              plain_text: false                             # default
              max_body: 2MiB                                # environment HANSHO_HTTP_MAX_BODY
              max_record: 1MiB                              # default
            """)
        .endsWith(
            """
            tenants:
              default:
                data: /srv/hansho/hansho-data/tenants/default # default
                severities: []                              # default
                backtest_folders: []                        # default
                content:
                  built_in: true                            # default
                  basics: true                              # default
                  detections: []                            # default
                  sigmahq: []                               # default
                  disabled: []                              # default
                  lists: []                                 # default
                  intelligence: []                          # default
                  geography: []                             # default
                  own_networks: []                          # default
            sources:
              - id: push                                    # hansho.yml:4:10
                kind: http                                  # hansho.yml:4:22
                tenant: default                             # default
                # format: recognised by content
                # mapping: none
                lateness: 1m                                # default
                history: false                              # default
                silence: true                               # default
                planned: []                                 # default
                token: "${HANSHO_SOURCES_PUSH_TOKEN}"       # environment HANSHO_SOURCES_PUSH_TOKEN
            """);
  }

  @Test
  void originsAreLeftOutUnlessWanted() {
    assertThat(HOME.loaded("").shown(false))
        .startsWith("data: /srv/hansho/hansho-data\nhttp:\n  address: 127.0.0.1\n")
        .endsWith("sources: []\n");
  }
}
