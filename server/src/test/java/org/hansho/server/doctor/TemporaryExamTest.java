package org.hansho.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryExamTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatIsThereIsSoundAndStaysEmptyAndOneThatIsMissingIsAnError() {
    assertThat(TemporaryExam.of(folder).state()).isEqualTo(Check.State.OK);
    assertThat(folder).isEmptyDirectory();
    Check missing = TemporaryExam.of(folder.resolve("missing"));
    assertThat(missing.state()).isEqualTo(Check.State.ERROR);
    assertThat(missing.finding()).isEqualTo("temporary-denied");
  }
}
