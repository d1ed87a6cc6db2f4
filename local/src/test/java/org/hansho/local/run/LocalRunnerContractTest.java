package org.hansho.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.RunnerContract;
import org.hansho.testkit.runner.TestedRunner;

/** The runner in one process does what every runner must do. */
class LocalRunnerContractTest extends RunnerContract {
  @Override
  protected TestedRunner open(Path folder, Engine engine, int workers, LongSupplier virtualTime)
      throws IOException {
    return new LocalRunner(folder, engine, LocalSettings.of(TENANT, workers), virtualTime);
  }
}
