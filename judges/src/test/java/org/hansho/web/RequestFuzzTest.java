package org.hansho.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any request is judged without an exception, and as it was judged before. */
class RequestFuzzTest {
  @FuzzTest
  void anyRequestIsJudgedTwiceAlike(byte[] bytes) {
    check(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%",
        "/a%2",
        "/?=%00&&=%u00",
        "/..;/..%c0%af?x=%255c",
        "/?a=${${lower:j}ndi:x&b=\\u003cscript",
        "/?x=;c''at /???/??t",
        "/?x=1' or 1=1--&{cat,/x}"
      })
  void partsOfAttacksAreJudgedTwiceAlike(String target) {
    check(target.getBytes(StandardCharsets.UTF_8));
    check(target.substring(target.length() / 2).getBytes(StandardCharsets.UTF_8));
  }

  private static void check(byte[] bytes) {
    List<String> first = findings(new RequestAnalysis(), bytes);
    RequestAnalysis analysis = new RequestAnalysis();
    assertThat(findings(analysis, bytes)).isEqualTo(first);
    assertThat(findings(analysis, bytes)).isEqualTo(first);
    assertThat(findings(analysis, bytes)).isEqualTo(first);
  }

  private static List<String> findings(RequestAnalysis analysis, byte[] bytes) {
    int length = Math.min(bytes.length, RequestAnalysis.LONGEST);
    analysis.begin();
    analysis.method(bytes, 0, Math.min(8, length));
    analysis.target(bytes, 0, length);
    analysis.agent(bytes, 0, length);
    analysis.referrer(bytes, 0, length);
    assertThat(analysis.pathFrom()).isLessThanOrEqualTo(analysis.pathTo());
    return Requests.read(analysis);
  }
}
