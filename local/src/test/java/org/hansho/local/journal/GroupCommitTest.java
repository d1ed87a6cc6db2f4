package org.hansho.local.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hansho.local.files.FaultyFiles;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread that flushes outlives every failure. */
@Timeout(30)
class GroupCommitTest {
  private static final int PUSHES = 60;

  @Test
  void eachPushGetsAReceiptAlthoughFilesFailToBeClosed() throws Exception {
    everyPushIsAnswered("close");
  }

  @Test
  void eachPushGetsAReceiptAlthoughASyncFails() throws Exception {
    everyPushIsAnswered("sync");
  }

  private static void everyPushIsAnswered(String operation) throws Exception {
    AtomicInteger failures = new AtomicInteger();
    Journal journal = Pushes.open(failing(new FaultyFiles(1), operation, failures));
    GroupCommit commit = GroupCommit.start(journal);
    int kept = 0;
    for (int n = 0; n < PUSHES; n++) {
      kept +=
          journal.append(Pushes.push(n)).get(20, TimeUnit.SECONDS) instanceof Receipt.Kept ? 1 : 0;
    }
    assertThat(failures).hasPositiveValue();
    assertThat(kept).isPositive();
    Pushes.assertConserved(journal, PUSHES, kept, 0);
    assertThat(Pushes.numbers(journal)).hasSize(kept);
    failures.set(Integer.MIN_VALUE);
    commit.close();
  }

  /** Files of which every third operation of a kind fails by an error of the program. */
  private static FileLayer failing(FaultyFiles files, String operation, AtomicInteger failures) {
    AtomicInteger calls = new AtomicInteger();
    return proxy(
        FileLayer.class,
        (unused, method, arguments) -> {
          Object answer = method.invoke(files, arguments);
          return method.getName().equals("create")
              ? proxy(OpenFile.class, file((OpenFile) answer, operation, calls, failures))
              : answer;
        });
  }

  private static InvocationHandler file(
      OpenFile file, String operation, AtomicInteger calls, AtomicInteger failures) {
    return (unused, method, arguments) -> {
      Object answer = method.invoke(file, arguments);
      boolean fails = method.getName().equals(operation) && calls.incrementAndGet() % 3 == 0;
      if (fails && failures.incrementAndGet() > 0) {
        throw new LinkageError("a class is missing");
      }
      return answer;
    };
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    InvocationHandler plain =
        (self, method, arguments) -> {
          try {
            return handler.invoke(self, method, arguments);
          } catch (InvocationTargetException wrapped) {
            throw wrapped.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(
            GroupCommitTest.class.getClassLoader(), new Class<?>[] {type}, plain));
  }
}
