package org.hansho.server.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and passwords reach Kafka's client as they are. */
class KafkaConnectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "with \"quotes\" and \\ and '",
        "\"; evil required debug=\"true",
        "two\nlines\r",
        "半鐘 =;{}",
        "$ConnectionString",
        "\\n"
      })
  void aValueOfTheSignInEndsNowhereElse(String value) {
    String line =
        "org.apache.kafka.common.security.plain.PlainLoginModule required password="
            + KafkaConnection.quoted(value)
            + ";";
    JaasContext context =
        JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(line)));
    assertThat(context.configurationEntries()).hasSize(1);
    assertThat(context.configurationEntries().get(0).getOptions())
        .isEqualTo(Map.of("password", value));
  }
}
