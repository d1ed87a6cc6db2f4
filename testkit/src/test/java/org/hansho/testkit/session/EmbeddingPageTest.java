package org.hansho.testkit.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The program on the page about embedding is compiled and run, and prints what the page says. */
class EmbeddingPageTest {
  private static final Path PAGE = Path.of("..", "docs", "embedding.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w*)\n(.*?)```");
  private static final int MOST_LINES = 40;

  @TempDir private Path folder;

  private static List<String> blocks() throws IOException {
    return BLOCK.matcher(Files.readString(PAGE)).results().map(block -> block.group(2)).toList();
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void theProgramPrintsWhatThePageShows() throws Exception {
    List<String> blocks = blocks();
    assertThat(blocks).hasSize(2);
    compile(blocks.get(0));
    assertThat(run()).isEqualTo(blocks.get(1));
  }

  @Test
  void theProgramIsShort() throws IOException {
    assertThat(blocks().get(0).lines().filter(line -> !line.isBlank()).count())
        .isLessThanOrEqualTo(MOST_LINES);
  }

  private void compile(String program) throws IOException {
    Path file = folder.resolve("Embedded.java");
    Files.writeString(file, program);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler).as("the tests run on a JDK").isNotNull();
    String engine =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    StringWriter problems = new StringWriter();
    boolean done =
        compiler
            .getTask(
                problems,
                null,
                null,
                List.of("-proc:none", "-d", folder.toString(), "-cp", engine),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertThat(done).as(problems.toString()).isTrue();
  }

  private String run() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    URL[] places = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      loader
          .loadClass("Embedded")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }
}
