package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.ValueKind;
import org.hansho.match.Term.Shape;
import org.hansho.match.Term.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the rules of one class ask of one field: gives for a value the bits of all tests
 * that hold. Immutable and shared.
 */
final class FieldIndex {
  private static final int[] NO_BITS = {};

  private final long salt;

  /** What holds of any null, of any object or array, and of any value that is neither. */
  private final int[] ofNull;

  private final int[] ofObject;
  private final int[] ofScalar;
  private final int[] notAscii;
  private final EdgeTable[] edges;
  private final ContainedLiterals ascii;

  /** Those with a byte outside ASCII, which no ASCII text has. */
  private final ContainedLiterals wide;

  private final @Nullable NumberTable numbers;
  private final @Nullable NetworkTable networks;
  private final boolean readsText;

  private FieldIndex(int field, Map<Term.Indexed, int[]> tests) {
    salt = (long) field << Integer.SIZE;
    Map<Sort, int[]> sorts = new EnumMap<>(Sort.class);
    Map<Long, int[]> wholeNumbers = new TreeMap<>();
    Map<Network, int[]> nets = new LinkedHashMap<>();
    List<Term.Literal> literals = new ArrayList<>();
    List<byte[]> bytes = new ArrayList<>();
    List<int[]> bits = new ArrayList<>();
    tests.forEach(
        (test, testBits) -> {
          if (test instanceof Term.Literal literal) {
            literals.add(literal);
            bytes.add(literal.text().getBytes(StandardCharsets.UTF_8));
            bits.add(testBits);
          } else if (test instanceof Term.WholeNumber number) {
            wholeNumbers.put(number.value(), testBits);
          } else if (test instanceof Term.InNetwork network) {
            nets.put(network.network(), testBits);
          } else if (test instanceof Term.Has has) {
            sorts.put(has.sort(), testBits);
          }
        });
    ofNull = bits(sorts, Sort.ANY);
    ofObject = bits(sorts, Sort.ANY, Sort.NOT_NULL);
    ofScalar = bits(sorts, Sort.ANY, Sort.NOT_NULL, Sort.SCALAR);
    notAscii = sorts.getOrDefault(Sort.NOT_ASCII, NO_BITS);
    numbers = wholeNumbers.isEmpty() ? null : new NumberTable(wholeNumbers);
    networks = nets.isEmpty() ? null : new NetworkTable(nets);
    LiteralPool pool = new LiteralPool(bytes, bits);
    edges = edges(pool, literals, bytes);
    ascii = ContainedLiterals.of(pool, literals, bytes, field, true);
    wide = ContainedLiterals.of(pool, literals, bytes, field, false);
    readsText =
        edges.length > 0
            || ascii.areAny()
            || wide.areAny()
            || numbers != null
            || networks != null
            || notAscii.length > 0;
  }

  private static int[] bits(Map<Sort, int[]> sorts, Sort... wanted) {
    return Arrays.stream(wanted)
        .flatMapToInt(sort -> Arrays.stream(sorts.getOrDefault(sort, NO_BITS)))
        .toArray();
  }

  private static EdgeTable[] edges(
      LiteralPool pool, List<Term.Literal> literals, List<byte[]> bytes) {
    List<EdgeTable> tables = new ArrayList<>();
    for (Shape shape : List.of(Shape.EQUAL, Shape.STARTS, Shape.ENDS)) {
      Map<Integer, byte[]> ofShape = new TreeMap<>();
      for (int i = 0; i < literals.size(); i++) {
        if (literals.get(i).shape() == shape) {
          ofShape.put(i, bytes.get(i));
        }
      }
      if (!ofShape.isEmpty()) {
        tables.add(new EdgeTable(pool, shape, ofShape));
      }
    }
    return tables.toArray(EdgeTable[]::new);
  }

  /**
   * The index of the tests of one field.
   *
   * @param tests with the bits that each sets
   */
  static FieldIndex of(int field, Map<Term.Indexed, int[]> tests) {
    return new FieldIndex(field, tests);
  }

  /** By which texts of different fields get different places; the same in each run. */
  long salt() {
    return salt;
  }

  /** Whether the text of values matters. */
  boolean readsText() {
    return readsText;
  }

  /** Notes that there is a value of that kind. */
  void value(ValueKind kind, ClassRun run) {
    run.set(kind.isScalar() ? ofScalar : kind == ValueKind.NULL ? ofNull : ofObject);
  }

  /**
   * Sets the bits of all tests that hold for a text.
   *
   * @param text ASCII letters folded, well-formed, from index 0, with padding behind it
   */
  void text(byte[] text, int length, boolean isAscii, ClassRun run) {
    if (!isAscii) {
      run.set(notAscii);
      wide.scan(text, length, run);
    }
    ascii.scan(text, length, run);
    for (EdgeTable table : edges) {
      table.scan(text, length, run);
    }
    if (numbers != null) {
      numbers.scan(text, length, run);
    }
    if (networks != null) {
      networks.scan(text, length, run);
    }
  }
}
