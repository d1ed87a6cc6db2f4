package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class AddressCountriesTest {
  private static final String RULE =
      """
      title: From abroad
      id: 00000000-0000-4000-8000-000000000001
      logsource: {category: authentication}
      detection:
          abroad:
              source.geo.country_iso_code: DE
          condition: abroad
      level: low
      """;

  private static Content content() {
    SourceText text = new SourceText("abroad.yml", RULE);
    return ContentReader.read(List.of(new DetectionFile("abroad.yml", false, text)), List.of());
  }

  @Test
  void anAddressIsWhereTheAnalyzersOfTheEngineSaySoOneAfterTheOther() {
    AddressCountries countries = new AddressCountries(TestWorld.engine(content()));
    assertThat(countries.isKnown()).isTrue();
    assertThat(countries.of("192.0.2.15")).isEqualTo("JP");
    assertThat(countries.of("198.51.100.200")).isEqualTo("DE");
    assertThat(countries.of("10.0.0.1")).isNull();
    assertThat(countries.of("no address")).isNull();
    assertThat(countries.of("203.0.113.7")).isEqualTo("BR");
  }

  @Test
  void withoutFilesOfGeographyNothingIsKnown() {
    AddressCountries countries = new AddressCountries(Engine.compile(content()));
    assertThat(countries.isKnown()).isFalse();
    assertThat(countries.of("192.0.2.15")).isNull();
  }
}
