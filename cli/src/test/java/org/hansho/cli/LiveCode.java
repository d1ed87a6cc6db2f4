package org.hansho.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Executable memory of a running process that no file is behind: what a compiler at run time made.
 */
final class LiveCode {
  private static final int MOST_BYTES = 16 << 20;
  private static final int LINE = 4096;
  private static final int PAGE = 4096;

  /** Many functions that become hot, and then nothing until the input ends. */
  private static final String WARM =
      """
      const bodies = [
        'i * SEED ^ (i >>> 3)',
        '[i, i + SEED].map((v) => v % 7).length',
        '("key" + (i & 63) + SEED).split("").reverse().join("").length',
        '(() => { const o = {a: i, b: i * SEED}; return o.a + o.b; })()',
        'Math.imul(i, SEED) ^ (i << 13 | i >>> 19)',
        'Math.sin(i / SEED) * Math.sqrt(i + 1)',
      ];
      let x = 0;
      for (let seed = 3; seed < 600; seed++) {
        const body = bodies[seed % bodies.length].replaceAll('SEED', seed);
        const f = new Function('i', 'let s = 0; for (let k = 0; k < 20; k++) { s += ' + body
            + '; i = (i + 1) | 0; } return s;');
        for (let i = 0; i < 2000; i++) { x = (x + f(i)) | 0; }
      }
      console.log('ready');
      process.stdin.resume();
      process.stdin.on('end', () => process.exit(0));
      """;

  private LiveCode() {}

  /** A piece of it; without zeros at its end. */
  record Piece(long address, byte[] bytes) {}

  /** That of this process; empty where it cannot be read. */
  static List<Piece> ofThisMachine() throws IOException {
    return of("self");
  }

  /**
   * That of Node.js after some work; empty where it cannot be started or its memory not be read.
   */
  static List<Piece> ofNode() throws IOException, InterruptedException {
    Process node;
    try {
      node = new ProcessBuilder("node", "-e", WARM).start();
    } catch (IOException e) {
      return List.of();
    }
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
      return "ready".equals(out.readLine()) ? of(Long.toString(node.pid())) : List.of();
    } finally {
      node.destroy();
      node.waitFor();
    }
  }

  private static List<Piece> of(String process) throws IOException {
    Path maps = Path.of("/proc", process, "maps");
    if (!Files.isReadable(maps)) {
      return List.of();
    }
    List<Piece> pieces = new ArrayList<>();
    try (RandomAccessFile memory = new RandomAccessFile("/proc/" + process + "/mem", "r")) {
      int room = MOST_BYTES;
      for (String line : Files.readAllLines(maps)) {
        String[] words = line.split(" +");
        boolean nameless = words.length == 5 || words[5].startsWith("[anon");
        if (nameless && words[1].indexOf('x') >= 0) {
          byte[] bytes = read(memory, words[0], room);
          room -= bytes.length;
          if (bytes.length > 0) {
            pieces.add(new Piece(Long.parseUnsignedLong(words[0].split("-")[0], 16), bytes));
          }
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return pieces;
  }

  private static byte[] read(RandomAccessFile memory, String range, int room) throws IOException {
    String[] ends = range.split("-");
    long from = Long.parseUnsignedLong(ends[0], 16);
    byte[] bytes = new byte[(int) Math.min(room, Long.parseUnsignedLong(ends[1], 16) - from)];
    memory.seek(from);
    memory.readFully(bytes);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(bytes, Math.min(bytes.length, (end + PAGE - 1) / PAGE * PAGE));
  }

  /** The notation of a Windows process that has this memory and a module. */
  static String process(List<Piece> pieces, String program, String module) {
    StringBuilder lines = new StringBuilder("dump L3 x64 time 1772442000\n");
    lines.append("process ").append(program).append(" version 1.0.0.0 pid 4242\n");
    lines.append("module ").append(module).append(" at 7ff800000000 exports VirtualAlloc\n");
    long at = 0x2_0000_0000L;
    for (Piece piece : pieces) {
      String size = Integer.toHexString(piece.bytes().length);
      lines.append("memory at ").append(Long.toHexString(at));
      lines.append(" size ").append(size).append(" private RWX\n");
      for (int from = 0; from < piece.bytes().length; from += LINE) {
        int to = Math.min(piece.bytes().length, from + LINE);
        lines.append("  bytes ").append(HexFormat.of().formatHex(piece.bytes(), from, to));
        lines.append(" at ").append(Integer.toHexString(from)).append('\n');
      }
      at += (piece.bytes().length + 0xffffL) / 0x10000 * 0x10000 + 0x10000;
    }
    return lines.toString();
  }
}
