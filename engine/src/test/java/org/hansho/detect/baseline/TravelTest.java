package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.detect.baseline.Days.at;
import static org.hansho.detect.baseline.Days.days;
import static org.hansho.detect.baseline.Days.outcome;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Test;

class TravelTest {
  private static final String TOKYO = place("35.69", "139.69", "JP", "192.0.2.1", "64500");
  private static final String PARIS = place("48.86", "2.35", "FR", "198.51.100.1", "64501");
  private static final String OSAKA = place("34.69", "135.5", "JP", "192.0.2.9", "64500");

  private static String place(
      String latitude, String longitude, String country, String address, String network) {
    return "kind=login source.geo.location.lat=%s source.geo.location.lon=%s source.geo.country_iso_code=%s source.ip=%s source.as.number=%s"
        .formatted(latitude, longitude, country, address, network);
  }

  private static Trial trial(String ignore) {
    return Trial.of(
        """
        title: Login
        name: login
        logsource: {product: test}
        detection: {selection: {kind: login}, condition: selection}
        ---
        title: Impossible travel
        name: travel
        baseline:
            type: travel
            rules: [login]
            group-by: [user]
            condition:
                field: source.ip
                speed: {gte: 900}
                distance: {gte: 500}
                ignore: %s
        """
            .formatted(ignore),
        "user");
  }

  private static Trial atHome(String ignore) {
    return trial(ignore).at(days(0), TOKYO + " user=a").at(days(8), TOKYO + " user=a");
  }

  @Test
  void aJourneyThatNobodyCanMakeIsAResult() {
    Trial trial = atHome("{}").at(at(8, 60), PARIS + " user=a");
    assertThat(trial.outcomes()).containsExactly(outcome("travel", at(8, 60)));
  }

  @Test
  void aFlightIsNone() {
    assertThat(atHome("{}").at(at(8, 648), PARIS + " user=a").outcomes()).isEmpty();
    assertThat(atHome("{}").at(at(8, 646), PARIS + " user=a").outcomes()).hasSize(1);
  }

  @Test
  void aShortDistanceIsNoneHoweverFast() {
    assertThat(atHome("{}").at(at(8, 1), OSAKA + " user=a").outcomes()).isEmpty();
  }

  @Test
  void theRadiusOfBothPlacesIsTakenOffTheDistance() {
    String vague = PARIS + " source.geo.radius=9300 source.geo.coarse=true";
    assertThat(atHome("{}").at(at(8, 1), vague + " user=a").outcomes()).isEmpty();
    Trial near = atHome("{}").at(at(8, 1), vague.replace("9300", "9000") + " user=a");
    assertThat(near.results().get(0).grounds().english()).contains("coarse");
    assertThat(near.results().get(0).grounds().numbers()).containsEntry("coarse", "true");
  }

  @Test
  void thereAndBackIsCaughtOverAPlaceInBetween() {
    Trial trial = atHome("{}").at(at(8, 1), OSAKA + " user=a").at(at(8, 2), PARIS + " user=a");
    trial.at(at(8, 3), TOKYO + " user=a");
    assertThat(trial.outcomes())
        .containsExactly(outcome("travel", at(8, 2)), outcome("travel", at(8, 3)));
    assertThat(trial.results().get(0).grounds().numbers()).containsEntry("distance_km", "9634");
  }

  @Test
  void stayingAtTheOtherPlaceIsNoFurtherJourney() {
    Trial trial = atHome("{}").at(at(8, 60), PARIS + " user=a").at(at(8, 61), PARIS + " user=a");
    assertThat(trial.outcomes()).hasSize(1);
  }

  @Test
  void whoeverLearnsIsNotJudged() {
    Trial trial = trial("{}").at(days(0), TOKYO + " user=a").at(at(0, 9), PARIS + " user=a");
    assertThat(trial.outcomes()).isEmpty();
    trial.at(at(8, 0), PARIS + " user=a").at(at(8, 9), TOKYO + " user=a");
    assertThat(trial.results().get(0).grounds().numbers()).containsEntry("would_have_fired", "1");
  }

  @Test
  void anEventWithoutAPlaceIsPassedOver() {
    Trial trial = atHome("{}").at(at(8, 30), "kind=login user=a source.ip=203.0.113.7");
    trial.at(at(8, 31), place("91", "2.35", "XX", "203.0.113.8", "1") + " user=a");
    trial.at(at(8, 32), place("abc", "2.35", "XX", "203.0.113.8", "1") + " user=a");
    assertThat(trial.outcomes()).isEmpty();
  }

  /** Home in one place and an office in another, each on some days. */
  private static Trial commuter(int officeDays, String ignore) {
    Trial trial = trial(ignore);
    for (int day = 0; day < 9; day++) {
      trial.at(at(day, 0), TOKYO + " user=a");
      if (day >= 9 - officeDays) {
        trial.at(at(day, 700), PARIS + " user=a");
      }
    }
    return trial.at(at(9, 0), TOKYO + " user=a").at(at(9, 60), PARIS + " user=a");
  }

  @Test
  void aJourneyBetweenUsualPlacesMayBePassedOver() {
    assertThat(commuter(3, "{known: true}").outcomes()).isEmpty();
    assertThat(commuter(3, "{known: false}").outcomes()).hasSize(1);
    assertThat(commuter(2, "{known: true}").outcomes()).hasSize(1);
  }

  /** Others have used the address or network of the second place. */
  private static Trial shared(int others, String address, String network) {
    Trial trial = atHome("{shared: 3}");
    for (int other = 0; other < others; other++) {
      trial.at(at(8, other), place("48.86", "2.35", "FR", address, network) + " user=u" + other);
    }
    return trial.at(at(8, 60), PARIS + " user=a");
  }

  @Test
  void anAddressThatOthersUseSaysNothingOfAPlace() {
    assertThat(shared(3, "198.51.100.1", "64999").outcomes()).isEmpty();
    assertThat(shared(2, "198.51.100.1", "64999").outcomes()).hasSize(1);
  }

  @Test
  void aNetworkThatOthersUseSaysNothingOfAPlace() {
    assertThat(shared(3, "198.51.100.77", "64501").outcomes()).isEmpty();
    assertThat(shared(3, "198.51.100.77", "64999").outcomes()).hasSize(1);
  }

  @Test
  void aSightingWithoutANetworkIsJudgedAsWell() {
    Trial trial = atHome("{shared: 3}");
    trial.at(at(8, 60), PARIS.replace(" source.as.number=64501", "") + " user=a");
    assertThat(trial.outcomes()).hasSize(1);
  }

  @Test
  void aLateSightingTeachesAndRaisesNothing() {
    Trial trial = atHome("{}").at(at(8, 60), PARIS + " user=a").at(days(9), TOKYO + " user=a");
    List<Fact> facts = new ArrayList<>(trial.facts());
    facts.add(3, facts.remove(2));
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    facts.forEach(layers::accept);
    assertThat(layers.late()).isEqualTo(1);
    assertThat(results).isEmpty();
    assertThat(Days.describe(trial, layers, "travel", facts.get(0)).english())
        .isEqualTo("Last seen in JP; usual places: 1; learned from 3 located events.");
  }

  @Test
  void theReasonNamesPlacesDistanceTimeAndSpeedAndBothRecords() {
    Result result = atHome("{}").at(at(8, 60), PARIS + " user=a").results().get(0);
    assertThat(result.grounds().english())
        .isEqualTo(
            "From JP to FR are at least 9712 km, seen 60 minutes apart: a journey at 9712 km/h."
                + " Unless somebody objects, it counts as known from 2026-03-24 on.");
    assertThat(result.grounds().japanese()).contains("JP から FR", "9712 km", "60 分");
    assertThat(result.grounds().numbers())
        .containsEntry("from_address", "192.0.2.1")
        .containsEntry("to_address", "198.51.100.1")
        .containsEntry("coarse", "false");
    assertThat(result.evidence()).hasSize(2);
  }
}
