package org.hansho.memory.instruction;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** All opcode maps of a mode. Read from the tables once, on first use; immutable and shared. */
final class OpcodeMaps {
  private static final int VECTOR_MAPS = 8;
  private static final int XOP_MAPS = 3;

  final OpcodeMap one;
  final OpcodeMap two;
  final OpcodeMap three38;
  final OpcodeMap three3a;

  /** By the number in the prefix; numbers without instructions have an empty map. */
  final OpcodeMap[] vex = new OpcodeMap[VECTOR_MAPS];

  final OpcodeMap[] evex = new OpcodeMap[VECTOR_MAPS];

  /** By the number in the prefix, less 8. */
  final OpcodeMap[] xop = new OpcodeMap[XOP_MAPS];

  final Form form3dNow;
  final BitSet suffixes3dNow = new BitSet();

  private OpcodeMaps(Mode mode) {
    one = new OpcodeMap(mode, OneByteMap.GENERAL, OneByteMap.FLOATING_POINT);
    two = new OpcodeMap(mode, TwoByteMap.GENERAL, TwoByteMap.SYSTEM, TwoByteMap.VECTOR);
    three38 = new OpcodeMap(mode, ThreeByteMaps.MAP_38);
    three3a = new OpcodeMap(mode, ThreeByteMaps.MAP_3A);
    OpcodeMap none = new OpcodeMap(mode);
    Arrays.fill(vex, none);
    Arrays.fill(evex, none);
    vex[1] = new OpcodeMap(mode, VexMaps.MAP_1);
    vex[2] = new OpcodeMap(mode, VexLaterMaps.MAP_2);
    vex[3] = new OpcodeMap(mode, VexLaterMaps.MAP_3);
    vex[7] = new OpcodeMap(mode, VexLaterMaps.MAP_7);
    evex[1] = new OpcodeMap(mode, EvexMaps.MAP_1);
    evex[2] = new OpcodeMap(mode, EvexMaps.MAP_2);
    evex[3] = new OpcodeMap(mode, EvexLaterMaps.MAP_3);
    evex[4] = mode == Mode.BITS_64 ? new OpcodeMap(mode, EvexLaterMaps.MAP_4) : none;
    evex[5] = new OpcodeMap(mode, EvexLaterMaps.MAP_5);
    evex[6] = new OpcodeMap(mode, EvexLaterMaps.MAP_6);
    evex[7] = new OpcodeMap(mode, EvexLaterMaps.MAP_7);
    xop[0] = new OpcodeMap(mode, XopMaps.MAP_8);
    xop[1] = new OpcodeMap(mode, XopMaps.MAP_9);
    xop[2] = new OpcodeMap(mode, XopMaps.MAP_10);
    form3dNow = new Form("3dnow", List.of(OperandCode.MODRM, OperandCode.IB));
    for (String suffix : ThreeByteMaps.SUFFIXES_3DNOW.split(" ")) {
      suffixes3dNow.set(Integer.parseInt(suffix, 16));
    }
  }

  static OpcodeMaps of(Mode mode) {
    return mode == Mode.BITS_64 ? Of64.MAPS : Of32.MAPS;
  }

  private static final class Of32 {
    static final OpcodeMaps MAPS = new OpcodeMaps(Mode.BITS_32);
  }

  private static final class Of64 {
    static final OpcodeMaps MAPS = new OpcodeMaps(Mode.BITS_64);
  }
}
