package org.hansho;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Sizes of every source file of every module: a file that outgrows its budget holds a second
 * concept.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SizeBudgetTest {
  private static final int LINES_OF_A_FILE = 500;
  private static final int LINES_OF_A_METHOD = 50;
  private static final int PARAMETERS = 7;

  private final List<String> tooLongFiles = new ArrayList<>();
  private final List<String> tooLongMethods = new ArrayList<>();
  private final List<String> tooManyParameters = new ArrayList<>();
  private int files;

  @BeforeAll
  void measureAllSources() throws IOException {
    Path root = Path.of(System.getProperty("hansho.root", "..")).toRealPath();
    List<Path> sources;
    try (Stream<Path> walk = Files.walk(root)) {
      sources =
          walk.filter(path -> path.toString().endsWith(".java"))
              .filter(path -> root.relativize(path).toString().matches("[a-z]+/src/.*"))
              .sorted()
              .toList();
    }
    files = sources.size();
    for (Path source : sources) {
      long lines = Files.readString(source, StandardCharsets.UTF_8).lines().count();
      if (lines > LINES_OF_A_FILE) {
        tooLongFiles.add(root.relativize(source) + ": " + lines);
      }
    }
    measureMethods(root, sources);
  }

  private void measureMethods(Path root, List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
        new MethodSizes(unit, positions, file.toString()).scan(unit, null);
      }
    }
  }

  @Test
  void thereAreSourcesToMeasure() {
    assertThat(files).isGreaterThan(20);
  }

  @Test
  void noFileIsLongerThanItsBudget() {
    assertThat(tooLongFiles).as("files of more than %d lines", LINES_OF_A_FILE).isEmpty();
  }

  @Test
  void noMethodIsLongerThanItsBudget() {
    assertThat(tooLongMethods).as("methods of more than %d lines", LINES_OF_A_METHOD).isEmpty();
  }

  @Test
  void noMethodTakesMoreParametersThanItsBudget() {
    assertThat(tooManyParameters).as("methods of more than %d parameters", PARAMETERS).isEmpty();
  }

  /**
   * Notes the methods of one file that are over budget. Constructors of records are their fields.
   */
  private final class MethodSizes extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;
    private boolean inRecord;

    MethodSizes(CompilationUnitTree unit, SourcePositions positions, String file) {
      this.unit = unit;
      this.positions = positions;
      this.file = file;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      LineMap lines = unit.getLineMap();
      long end = positions.getEndPosition(unit, method);
      if (end >= 0 && method.getBody() != null) {
        long from = lines.getLineNumber(positions.getStartPosition(unit, method));
        long count = lines.getLineNumber(end) - from + 1;
        String name = file + ":" + from + " " + method.getName() + ": ";
        if (count > LINES_OF_A_METHOD) {
          tooLongMethods.add(name + count);
        }
        if (method.getParameters().size() > PARAMETERS && !isRecordConstructor(method)) {
          tooManyParameters.add(name + method.getParameters().size());
        }
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      boolean outer = inRecord;
      inRecord = type.getKind() == Tree.Kind.RECORD;
      super.visitClass(type, null);
      inRecord = outer;
      return null;
    }

    private boolean isRecordConstructor(MethodTree method) {
      return inRecord && method.getName().contentEquals("<init>");
    }
  }
}
