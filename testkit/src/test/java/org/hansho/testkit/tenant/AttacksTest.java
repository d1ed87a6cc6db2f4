package org.hansho.testkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.testkit.tenant.attack.Attack;
import org.hansho.testkit.tenant.attack.Attacks;
import org.hansho.testkit.tenant.attack.Campaign;
import org.hansho.testkit.tenant.attack.Label;
import org.hansho.testkit.tenant.attack.Scene;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.Founding;
import org.hansho.testkit.tenant.directory.Size;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.place.Reputation;
import org.hansho.testkit.tenant.record.LogKind;
import org.hansho.testkit.tenant.record.Logs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttacksTest {
  private static final AddressPlan PLAN = AddressPlan.standard();
  private static final long AT = LocalDate.of(2026, 3, 24).toEpochDay() * Day.LENGTH + Day.HOUR;
  private static final List<Tenant> TENANTS = Founding.tenants(5, new Size(1, 40, 32, 120), PLAN);

  /** An attack alone, with nothing around it. */
  private record Played(Label label, Recorded recorded) {
    static Played of(Attack attack, double strength) {
      Timeline timeline = new Timeline(AT - Day.LENGTH);
      Campaign campaign = new Campaign(5, PLAN, TENANTS, AT - Day.LENGTH, 120);
      Tenant tenant = TENANTS.get(0);
      Scene scene = new Scene(tenant, tenant.teams().get(1), strength, PLAN, new Dice(9));
      campaign.strike(attack, scene, AT, timeline);
      Recorded recorded = new Recorded();
      timeline.runUntil(AT + 9 * Day.LENGTH, new Logs(recorded));
      return new Played(campaign.labels().get(0), recorded);
    }

    static Played of(String slug) {
      return of(Attacks.named(slug), 1);
    }

    List<String> texts(LogKind kind, String pointer) {
      return recorded.of(kind).map(entry -> entry.json().at(pointer).asText()).toList();
    }

    Stream<JsonNode> records(LogKind kind) {
      return recorded.of(kind).map(Recorded.Entry::json);
    }
  }

  static List<Attack> all() {
    return Attacks.ALL;
  }

  @Test
  void thereIsOneForEachAlertOfTheFiveSections() {
    assertThat(Attacks.ALL.stream().map(Attack::slug)).doesNotHaveDuplicates().hasSize(34);
    assertThat(
            Attacks.ALL.stream()
                .collect(
                    Collectors.groupingBy(
                        attack -> attack.slug().split("/")[0], Collectors.counting())))
        .containsEntry("key-vault", 9L)
        .containsEntry("storage", 11L)
        .containsEntry("cosmos-db", 2L)
        .containsEntry("resource-manager", 8L)
        .containsEntry("sql", 4L);
  }

  @ParameterizedTest
  @MethodSource("all")
  void anAttackStandsInTheOutputAsItsLabelSays(Attack attack) {
    Played played = Played.of(attack, 1);
    Label label = played.label();
    List<Recorded.Entry> entries = played.recorded().entries();
    assertThat(label.slug()).isEqualTo(attack.slug());
    assertThat(entries).hasSize(label.records()).isNotEmpty();
    assertThat(entries.get(0).time()).isEqualTo(label.begin()).isGreaterThanOrEqualTo(AT);
    assertThat(entries.get(entries.size() - 1).time()).isEqualTo(label.end());
    assertThat(label.end() - label.begin()).isLessThan(attack.daysLong() * Day.LENGTH);
    assertThat(entries).allSatisfy(entry -> assertThat(entry.json().isObject()).isTrue());
    for (String named :
        List.of(label.target().entity(), label.target().address(), label.target().principal())) {
      assertThat(entries)
          .as(named)
          .anyMatch(
              entry ->
                  entry.line().toLowerCase(Locale.ROOT).contains(named.toLowerCase(Locale.ROOT)));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aStrongerAttackIsNeverSmaller(Attack attack) {
    assertThat(Played.of(attack, 2).label().records())
        .isGreaterThanOrEqualTo(Played.of(attack, 0.2).label().records());
  }

  @Test
  void torExitsAreListedOnes() {
    List<String> exits = Reputation.addresses(PLAN, Network.Kind.TOR);
    assertThat(exits).contains(Played.of("key-vault/tor-access").label().target().address());
    assertThat(exits).contains(Played.of("storage/tor-access").label().target().address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"storage/unusual-location", "cosmos-db/unusual-location", "sql/unusual-location"})
  void unusualLocationsAreWhereNobodyLivesOrTravels(String slug) {
    String address = Played.of(slug).label().target().address();
    String prefix = address.substring(0, address.lastIndexOf('.'));
    Network network =
        PLAN.networks().stream()
            .filter(one -> one.cidr().startsWith(prefix + "."))
            .findFirst()
            .orElseThrow();
    assertThat(PLAN.networks(network.city(), Network.Kind.HOTEL)).isEmpty();
    assertThat(network.kind()).isEqualTo(Network.Kind.HOME);
  }

  @Test
  void toolkitsLeaveOnlyWritesActionsAndVaultLists() {
    for (String slug :
        List.of("resource-manager/microburst-toolkit", "resource-manager/azurite-toolkit")) {
      Played played = Played.of(slug);
      assertThat(played.texts(LogKind.ACTIVITY, "/operationName"))
          .allMatch(operation -> operation.matches(".*/(ACTION|WRITE|DELETE)"));
      assertThat(played.texts(LogKind.KEY_VAULT, "/operationName"))
          .allMatch(List.of("KeyList", "SecretList")::contains);
    }
  }

  @Test
  void microBurstMakesAndDeletesARunbookOfFifteenLetters() {
    List<String> runbooks =
        Played.of("resource-manager/microburst-toolkit")
            .records(LogKind.ACTIVITY)
            .filter(json -> json.get("operationName").asText().contains("RUNBOOKS/"))
            .map(json -> json.at("/identity/authorization/scope").asText())
            .distinct()
            .toList();
    assertThat(runbooks).hasSize(1);
    assertThat(runbooks.get(0)).matches(".*/runbooks/[A-Za-z]{15}");
  }

  @Test
  void azuriteAsksForThreeProfilesOfEachSite() {
    assertThat(
            Played.of("resource-manager/azurite-toolkit").texts(LogKind.ACTIVITY, "/operationName"))
        .filteredOn("MICROSOFT.WEB/SITES/PUBLISHXML/ACTION"::equals)
        .hasSize(9);
  }

  @Test
  void theUploadedHashIsOneOfTheListed() {
    assertThat(Reputation.malwareHashes())
        .containsAll(
            Played.of("storage/malware-upload").texts(LogKind.STORAGE, "/properties/requestMd5"));
  }

  @Test
  void theRoleOfAdvancedPersistenceMayDoEverythingAndGoesToAProgram() {
    List<String> bodies =
        Played.of("resource-manager/advanced-persistence")
            .texts(LogKind.ACTIVITY, "/properties/requestbody");
    assertThat(bodies.get(0)).contains("\"actions\":[\"*\"]");
    assertThat(bodies.get(1)).contains("\"principalType\":\"ServicePrincipal\"");
  }

  @Test
  void bruteForceFailsWithManyNamesFromOneAddress() {
    Played played = Played.of("sql/brute-force");
    assertThat(played.texts(LogKind.SQL, "/properties/action_id")).containsOnly("DBAF");
    assertThat(played.texts(LogKind.SQL, "/properties/client_ip").stream().distinct()).hasSize(1);
    assertThat(played.texts(LogKind.SQL, "/properties/server_principal_name").stream().distinct())
        .hasSizeGreaterThan(10);
  }

  @Test
  void impossibleTravelNeedsMoreThanAPlane() {
    List<JsonNode> signIns =
        Played.of("resource-manager/impossible-travel").records(LogKind.SIGN_IN).toList();
    assertThat(signIns).hasSize(2);
    assertThat(signIns.get(0).get("location")).isNotEqualTo(signIns.get(1).get("location"));
  }

  @Test
  void theInactiveAccountIsForgottenSinceTheFirstWeek() {
    String user = Played.of("resource-manager/inactive-account-session").label().target().entity();
    assertThat(TENANTS.get(0).people())
        .anyMatch(person -> person.userName().equals(user) && person.isForgotten());
  }
}
