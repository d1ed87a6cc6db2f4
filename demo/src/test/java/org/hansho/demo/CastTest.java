package org.hansho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.library.Library;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CastTest {
  private static List<Detection> detections;

  @BeforeAll
  static void read() throws IOException {
    detections = new Library().withBuiltin().read().detections();
  }

  private static DetectionTest first(String id) {
    return detections.stream()
        .filter(detection -> detection.id().equals(id))
        .findFirst()
        .orElseThrow()
        .tests()
        .get(0);
  }

  @Test
  void oneNameIsTheSameThroughoutAnExampleAndAnotherInTheNext() {
    DetectionTest test = first("aks/privileged-container");
    Cast one = new Cast(3, test);
    Cast other = new Cast(4, test);
    String line = "erin@example.com on web-1 from 203.0.113.9 asked KV-SHOP and kv-shop";
    assertThat(one.rename(line)).isEqualTo(one.rename(line)).doesNotContain("erin", "web-1 ");
    assertThat(one.rename(line)).isNotEqualTo(other.rename(line));
    assertThat(one.rename(line)).contains("KV-SHOP3").contains("kv-shop3");
  }

  @Test
  void anAddressStaysInItsCountryAndOffTheLists() {
    DetectionTest test = first("aks/privileged-container");
    for (int number = 0; number < 200; number++) {
      Cast cast = new Cast(number, test);
      String low = cast.rename("203.0.113.9");
      String high = cast.rename("198.51.100.200");
      String office = cast.rename("198.51.100.7");
      assertThat(Integer.parseInt(low.substring("203.0.113.".length()))).isBetween(1, 127);
      assertThat(Integer.parseInt(high.substring("198.51.100.".length()))).isBetween(129, 255);
      assertThat(Integer.parseInt(office.substring("198.51.100.".length())))
          .isBetween(1, 127)
          .isNotIn(66, 67, 68, 69);
      assertThat(cast.rename("198.51.100.66")).isEqualTo("198.51.100.66");
    }
  }

  @Test
  void whatOnlyLooksLikeANameStays() {
    Cast cast = new Cast(3, first("aks/privileged-container"));
    String line = "erinaceous 1203.0.113.9 203.0.113.99999 web-server shopdatabase";
    assertThat(cast.rename(line)).isEqualTo(line);
  }
}
