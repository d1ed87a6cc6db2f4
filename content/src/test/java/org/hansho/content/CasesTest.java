package org.hansho.content;

import java.util.stream.Stream;
import org.hansho.pipeline.TestWorld;
import org.hansho.testkit.stage.StageContract;

/** Every detection that ships with Hansho passes the tests of its file, in every regime. */
class CasesTest extends StageContract {
  @Override
  protected Stream<Case> cases() {
    Content content = ShippedContent.read();
    return testsOf(TestWorld.engine(content), content.detections());
  }
}
