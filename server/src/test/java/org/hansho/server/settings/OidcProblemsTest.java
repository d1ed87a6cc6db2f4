package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hansho.server.settings.OidcSettings.GivenRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the settings of an identity provider. */
class OidcProblemsTest {
  @TempDir private Path home;

  private Reading reading;

  @BeforeEach
  void begin() {
    reading = Reading.in(home).with(Map.of("SECRET", "a-secret-of-the-client"));
  }

  private List<String> messages(String oidc) {
    return reading.read("oidc: {" + oidc + "}\n").problems().stream()
        .map(SettingsProblem::english)
        .toList();
  }

  @Test
  void aProviderNeedsAClientAnAddressAndRoles() {
    assertThat(messages("issuer: https://id.example.com"))
        .containsExactlyInAnyOrder(
            "'oidc.issuer' is set, but 'oidc.client_id' is not",
            "'oidc.issuer' is set, but 'oidc.url' is not",
            "'oidc.issuer' is set, but 'oidc.roles' gives nobody a role");
    assertThat(messages("client_secret: '${SECRET}'"))
        .containsExactly("'oidc.client_secret' is set, but 'oidc.issuer' is not");
  }

  @ParameterizedTest
  @CsvSource({
    "http://id.example.com, others could read and change what goes there",
    "ftp://id.example.com, not an address of HTTP",
    "https:/id.example.com, not an address of HTTP",
    "https://id.example.com?a=b, a query or fragment is in it",
    "http://localhost.example.com, others could read and change what goes there"
  })
  void addressesAreOfTlsOrOfThisMachine(String address, String reason) {
    assertThat(messages("issuer: '" + address + "', client_id: c, url: 'https://h.example.com'"))
        .contains("'oidc.issuer' is '" + address + "': " + reason);
  }

  @ParameterizedTest
  @CsvSource({"admins", "=admin", "a=ingest", "a=admin@", "a=admin@No", "a=viewer@@b"})
  void aRoleIsAValueWithARole(String role) {
    assertThat(messages("roles: ['" + role + "']"))
        .containsExactly("'oidc.roles' is '" + role + "': not a value with a role");
  }

  @Test
  void aRoleInATenantThatIsNotThereIsRefused() {
    assertThat(
            messages(
                "issuer: 'https://id.example.com', client_id: c, url: 'https://h.example.com',"
                    + " roles: [a=viewer@nowhere]"))
        .containsExactly("'oidc.roles' names the tenant 'nowhere': there is no such tenant");
  }

  @Test
  void aValueMayHoldWhatSeparatesTheRole() {
    OidcSettings oidc =
        reading
            .read(
                "oidc: {issuer: 'http://127.0.0.1:8080/a', client_id: c, client_secret:"
                    + " '${SECRET}', url: 'https://h.example.com', roles: ['cn=soc,dc=x@y=admin',"
                    + " a=viewer@default]}\n")
            .loaded()
            .orElseThrow()
            .settings()
            .oidc()
            .orElseThrow();
    assertThat(oidc.roles())
        .containsExactly(
            new GivenRole("cn=soc,dc=x@y", "admin", "*"), new GivenRole("a", "viewer", "default"));
    assertThat(oidc.secret().orElseThrow()).hasToString("${SECRET}");
  }
}
