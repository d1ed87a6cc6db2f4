package org.hansho.memory.instruction;

/**
 * The opcodes behind an EVEX prefix, maps 1 and 2. Source: Intel SDM, volume 2, chapters 3 to 5,
 * and the instruction set extensions reference for AVX10. A line without a length holds for 128,
 * 256 and 512 bits. The notation is that of {@link OpcodeLine}.
 */
final class EvexMaps {
  /** Map 1, the counterpart of 0F. */
  static final String MAP_1 =
      """
      10 np,66,f3 w0 mem vmovups,vmovupd,vmovss m
      10 np,66 vmovups,vmovupd m
      10 np,66,f2 w1 mem vmovups,vmovupd,vmovsd m
      10 f2 w1 reg vmovsd m h
      10 f3 w0 reg vmovss m h
      11 np,66,f3 w0 mem vmovups,vmovupd,vmovss m
      11 np,66 vmovups,vmovupd m
      11 np,66,f2 w1 mem vmovups,vmovupd,vmovsd m
      11 f2 w1 reg vmovsd m h
      11 f3 w0 reg vmovss m h
      12 f2 w1 vmovddup m
      12 f3 w0 vmovsldup m
      12 np,66 l0 mem vmovlps,vmovlpd m h
      12 np w0 l0 vmovlps,vmovhlps m h
      13 66 w1 l0 mem vmovlpd m
      13 np w0 l0 mem vmovlps m
      14 66 w1 vunpcklpd m h
      14 np w0 vunpcklps m h
      15 66 w1 vunpckhpd m h
      15 np w0 vunpckhps m h
      16 f3 w0 vmovshdup m
      16 np,66 l0 mem vmovhps,vmovhpd m h
      16 np w0 l0 vmovhps,vmovlhps m h
      17 66 w1 l0 mem vmovhpd m
      17 np w0 l0 mem vmovhps m
      28 66 w1 vmovapd m
      28 np w0 vmovaps m
      29 66 w1 vmovapd m
      29 np w0 vmovaps m
      2a f3,f2 vcvtsi2ss,vcvtsi2sd m h
      2b 66 w1 mem vmovntpd m
      2b np w0 mem vmovntps m
      2c f3,f2 vcvttss2si,vcvttsd2si m
      2d f3,f2 vcvtss2si,vcvtsd2si m
      2e 66,f2 w1 vucomisd,vucomxsd m
      2e np,f3 w0 vucomiss,vucomxss m
      2f 66,f2 w1 vcomisd,vcomxsd m
      2f np,f3 w0 vcomiss,vcomxss m
      51 np,66 vsqrtps,vsqrtpd m
      51 f2 w1 vsqrtsd m h
      51 f3 w0 vsqrtss m h
      54 66 w1 vandpd m h
      54 np w0 vandps m h
      55 66 w1 vandnpd m h
      55 np w0 vandnps m h
      56 66 w1 vorpd m h
      56 np w0 vorps m h
      57 66 w1 vxorpd m h
      57 np w0 vxorps m h
      58 np,66,f3 w0 vaddps,vaddpd,vaddss m h
      58 np,66,f2 w1 vaddps,vaddpd,vaddsd m h
      59 np,66,f3 w0 vmulps,vmulpd,vmulss m h
      59 np,66,f2 w1 vmulps,vmulpd,vmulsd m h
      5a 66 w1 vcvtpd2ps m
      5a np w0 vcvtps2pd m
      5a f2 w1 vcvtsd2ss m h
      5a f3 w0 vcvtss2sd m h
      5b np,66,f3 w0 vcvtdq2ps,vcvtps2dq,vcvttps2dq m
      5b np vcvtdq2ps,vcvtqq2ps m
      5c np,66,f3 w0 vsubps,vsubpd,vsubss m h
      5c np,66,f2 w1 vsubps,vsubpd,vsubsd m h
      5d np,66,f3 w0 vminps,vminpd,vminss m h
      5d np,66,f2 w1 vminps,vminpd,vminsd m h
      5e np,66,f3 w0 vdivps,vdivpd,vdivss m h
      5e np,66,f2 w1 vdivps,vdivpd,vdivsd m h
      5f np,66,f3 w0 vmaxps,vmaxpd,vmaxss m h
      5f np,66,f2 w1 vmaxps,vmaxpd,vmaxsd m h
      60 66 vpunpcklbw m h
      61 66 vpunpcklwd m h
      62 66 w0 vpunpckldq m h
      63 66 vpacksswb m h
      64 66 vpcmpgtb m h
      65 66 vpcmpgtw m h
      66 66 w0 vpcmpgtd m h
      67 66 vpackuswb m h
      68 66 vpunpckhbw m h
      69 66 vpunpckhwd m h
      6a 66 w0 vpunpckhdq m h
      6b 66 w0 vpackssdw m h
      6c 66 w1 vpunpcklqdq m h
      6d 66 w1 vpunpckhqdq m h
      6e 66 l0 vmovd,vmovq m
      6f 66,f3,f2 vmovdqa32,vmovdqa64,vmovdqu32,vmovdqu64 m
      70 66,f3,f2 w0 vpshufd,vpshufhw,vpshuflw m Ib
      70 f3,f2 vpshufhw,vpshuflw m Ib
      71 66 /2,4,6 vpsrlw,vpsraw,vpsllw m h Ib
      72 66 /0,1,4 vprord,vprold,vpsrad,vprorq m h Ib
      72 66 w0 /0,1,2,4,6 vprord,vprold,vpsrld,vpsrad m h Ib
      73 66 /3,7 vpsrldq,vpslldq m h Ib
      73 66 w1 /2,3,6,7 vpsrlq,vpsrldq,vpsllq,vpslldq m h Ib
      74 66 vpcmpeqb m h
      75 66 vpcmpeqw m h
      76 66 w0 vpcmpeqd m h
      78 vcvttps2udq,vcvttpd2udq,vcvttps2uqq,vcvttpd2uqq m
      79 vcvtps2udq,vcvtpd2udq,vcvtps2uqq,vcvtpd2uqq m
      7a 66,f3,f2 vcvttps2qq,vcvttpd2qq,vcvtudq2pd,vcvtuqq2pd m
      7b 66 vcvtps2qq,vcvtpd2qq m
      7b f3,f2 vcvtusi2ss,vcvtusi2sd m h
      7e 66,f3 l0 vmovd,vmovq m
      7f 66,f3,f2 vmovdqa32,vmovdqa64,vmovdqu32,vmovdqu64 m
      90 i64 np,66 l0 kmovw,kmovq,kmovb,kmovd m
      91 i64 np,66 l0 mem kmovw,kmovq,kmovb,kmovd m
      92 i64 np,66,f2 w0 l0 reg kmovw,kmovb,kmovd m
      92 i64 f2 l0 reg kmovd,kmovq m
      93 i64 np,66,f2 w0 l0 reg kmovw,kmovb,kmovd m
      93 i64 f2 l0 reg kmovd,kmovq m
      c2 66,f2 w1 vcmppd,vcmpsd m h Ib
      c2 np,f3 w0 vcmpps,vcmpss m h Ib
      c4 66 l0 vpinsrw m h Ib
      c5 66 l0 reg vpextrw m Ib
      c6 66 w1 vshufpd m h Ib
      c6 np w0 vshufps m h Ib
      d1 66 vpsrlw m h
      d2 66 w0 vpsrld m h
      d3 66 w1 vpsrlq m h
      d4 66 w1 vpaddq m h
      d5 66 vpmullw m h
      d6 w0 l0 vmovd m
      d6 66 l0 vmovd,vmovq m
      d8 66 vpsubusb m h
      d9 66 vpsubusw m h
      da 66 vpminub m h
      db 66 vpandd,vpandq m h
      dc 66 vpaddusb m h
      dd 66 vpaddusw m h
      de 66 vpmaxub m h
      df 66 vpandnd,vpandnq m h
      e0 66 vpavgb m h
      e1 66 vpsraw m h
      e2 66 vpsrad,vpsraq m h
      e3 66 vpavgw m h
      e4 66 vpmulhuw m h
      e5 66 vpmulhw m h
      e6 66,f3,f2 w1 vcvttpd2dq,vcvtqq2pd,vcvtpd2dq m
      e6 f3 vcvtdq2pd,vcvtqq2pd m
      e7 66 w0 mem vmovntdq m
      e8 66 vpsubsb m h
      e9 66 vpsubsw m h
      ea 66 vpminsw m h
      eb 66 vpord,vporq m h
      ec 66 vpaddsb m h
      ed 66 vpaddsw m h
      ee 66 vpmaxsw m h
      ef 66 vpxord,vpxorq m h
      f1 66 vpsllw m h
      f2 66 w0 vpslld m h
      f3 66 w1 vpsllq m h
      f4 66 w1 vpmuludq m h
      f5 66 vpmaddwd m h
      f6 66 vpsadbw m h
      f8 66 vpsubb m h
      f9 66 vpsubw m h
      fa 66 w0 vpsubd m h
      fb 66 w1 vpsubq m h
      fc 66 vpaddb m h
      fd 66 vpaddw m h
      fe 66 w0 vpaddd m h
      """;

  /** Map 2, the counterpart of 0F 38. */
  static final String MAP_2 =
      """
      00 66 vpshufb m h
      04 66 vpmaddubsw m h
      0b 66 vpmulhrsw m h
      0c 66 w0 vpermilps m h
      0d 66 w1 vpermilpd m h
      10 f3 w0 vpmovuswb m
      10 66 w1 vpsrlvw m h
      11 f3 w0 vpmovusdb m
      11 66 w1 vpsravw m h
      12 f3 w0 vpmovusqb m
      12 66 w1 vpsllvw m h
      13 66,f3 w0 vcvtph2ps,vpmovusdw m
      14 f3 w0 vpmovusqw m
      14 66 vprorvd,vprorvq m h
      15 f3 w0 vpmovusqd m
      15 66 vprolvd,vprolvq m h
      16 66 l1,l2 vpermps,vpermpd m h
      18 66 w0 vbroadcastss m
      19 66 l1,l2 vbroadcastf32x2,vbroadcastsd m
      1a 66 l1,l2 mem vbroadcastf32x4,vbroadcastf64x2 m
      1b 66 l2 mem vbroadcastf32x8,vbroadcastf64x4 m
      1c 66 vpabsb m
      1d 66 vpabsw m
      1e 66 w0 vpabsd m
      1f 66 w1 vpabsq m
      20 66,f3 w0 vpmovsxbw,vpmovswb m
      20 66 vpmovsxbw m
      21 66,f3 w0 vpmovsxbd,vpmovsdb m
      21 66 vpmovsxbd m
      22 66,f3 w0 vpmovsxbq,vpmovsqb m
      22 66 vpmovsxbq m
      23 66,f3 w0 vpmovsxwd,vpmovsdw m
      23 66 vpmovsxwd m
      24 66,f3 w0 vpmovsxwq,vpmovsqw m
      24 66 vpmovsxwq m
      25 66,f3 w0 vpmovsxdq,vpmovsqd m
      26 66,f3 vptestmb,vptestmw,vptestnmb,vptestnmw m h
      27 66,f3 vptestmd,vptestmq,vptestnmd,vptestnmq m h
      28 f3 reg vpmovm2b,vpmovm2w m
      28 66 w1 vpmuldq m h
      29 f3 reg vpmovb2m,vpmovw2m m
      29 66 w1 vpcmpeqq m h
      2a 66 w0 mem vmovntdqa m
      2a f3 w1 reg vpbroadcastmb2q m
      2b 66 w0 vpackusdw m h
      2c 66 vscalefps,vscalefpd m h
      2d 66 vscalefss,vscalefsd m h
      30 66,f3 w0 vpmovzxbw,vpmovwb m
      30 66 vpmovzxbw m
      31 66,f3 w0 vpmovzxbd,vpmovdb m
      31 66 vpmovzxbd m
      32 66,f3 w0 vpmovzxbq,vpmovqb m
      32 66 vpmovzxbq m
      33 66,f3 w0 vpmovzxwd,vpmovdw m
      33 66 vpmovzxwd m
      34 66,f3 w0 vpmovzxwq,vpmovqw m
      34 66 vpmovzxwq m
      35 66,f3 w0 vpmovzxdq,vpmovqd m
      36 66 l1,l2 vpermd,vpermq m h
      37 66 w1 vpcmpgtq m h
      38 f3 reg vpmovm2d,vpmovm2q m
      38 66 vpminsb m h
      39 f3 reg vpmovd2m,vpmovq2m m
      39 66 vpminsd,vpminsq m h
      3a f3 w0 reg vpbroadcastmw2d m
      3a 66 vpminuw m h
      3b 66 vpminud,vpminuq m h
      3c 66 vpmaxsb m h
      3d 66 vpmaxsd,vpmaxsq m h
      3e 66 vpmaxuw m h
      3f 66 vpmaxud,vpmaxuq m h
      40 66 vpmulld,vpmullq m h
      42 66 vgetexpps,vgetexppd m
      43 66 vgetexpss,vgetexpsd m h
      44 66 vplzcntd,vplzcntq m
      45 66 vpsrlvd,vpsrlvq m h
      46 66 vpsravd,vpsravq m h
      47 66 vpsllvd,vpsllvq m h
      49 i64 np,66 w0 l0 mem ldtilecfg,sttilecfg m
      4a i64 66,f3 w0 l2 reg tilemovrow,tcvtrowd2ps m h
      4c 66 vrcp14ps,vrcp14pd m
      4d 66 vrcp14ss,vrcp14sd m h
      4e vrsqrt14ps,vrsqrt14pd m
      4f 66 vrsqrt14ss,vrsqrt14sd m h
      50 w0 vpdpbuud,vpdpbusd,vpdpbsud,vpdpbssd m h
      51 w0 vpdpbuuds,vpdpbusds,vpdpbsuds,vpdpbssds m h
      52 w0 mem vdpphps,vpdpwssd,vdpbf16ps,vp4dpwssd m h
      52 np,66,f3 w0 vdpphps,vpdpwssd,vdpbf16ps m h
      53 66,f2 w0 mem vpdpwssds,vp4dpwssds m h
      53 66 w0 vpdpwssds m h
      54 66 vpopcntb,vpopcntw m
      55 66 vpopcntd,vpopcntq m
      58 66 w0 vpbroadcastd m
      59 66 vbroadcasti32x2,vpbroadcastq m
      5a 66 l1,l2 mem vbroadcasti32x4,vbroadcasti64x2 m
      5b 66 l2 mem vbroadcasti32x8,vbroadcasti64x4 m
      62 66 vpexpandb,vpexpandw m
      63 66 vpcompressb,vpcompressw m
      64 66 vpblendmd,vpblendmq m h
      65 66 vblendmps,vblendmpd m h
      66 66 vpblendmb,vpblendmw m h
      67 66 w0 vcvt2ps2phx m h
      68 f2 vp2intersectd,vp2intersectq m h
      6d i64 w0 l2 reg tcvtrowps2phh,tcvtrowps2phl,tcvtrowps2bf16l,tcvtrowps2bf16h m h
      70 66 w1 vpshldvw m h
      71 66 vpshldvd,vpshldvq m h
      72 f3 w0 vcvtneps2bf16 m
      72 66 w1 vpshrdvw m h
      72 f2 w0 vcvtne2ps2bf16 m h
      73 66 vpshrdvd,vpshrdvq m h
      74 f3 w0 vcvtph2bf8 m
      74 np,f2 w0 vcvtbiasph2bf8,vcvt2ph2bf8 m h
      75 66 vpermi2b,vpermi2w m h
      76 66 vpermi2d,vpermi2q m h
      77 66 vpermi2ps,vpermi2pd m h
      78 66 w0 vpbroadcastb m
      79 66 w0 vpbroadcastw m
      7a 66 w0 reg vpbroadcastb m
      7b 66 w0 reg vpbroadcastw m
      7c 66 reg vpbroadcastd,vpbroadcastq m
      7d 66 vpermt2b,vpermt2w m h
      7e 66 vpermt2d,vpermt2q m h
      7f 66 vpermt2ps,vpermt2pd m h
      83 66 w1 vpmultishiftqb m h
      88 66 vexpandps,vexpandpd m
      89 66 vpexpandd,vpexpandq m
      8a 66 vcompressps,vcompresspd m
      8b 66 vpcompressd,vpcompressq m
      8d 66 vpermb,vpermw m h
      8f 66 vpshufbitqmb m h
      90 66 mem vpgatherdd,vpgatherdq m sib
      91 66 mem vpgatherqd,vpgatherqq m sib
      92 66 mem vgatherdps,vgatherdpd m sib
      93 66 mem vgatherqps,vgatherqpd m sib
      96 66 vfmaddsub132ps,vfmaddsub132pd m h
      98 66 vfmadd132ps,vfmadd132pd m h
      99 66 vfmadd132ss,vfmadd132sd m h
      9a 66,f2 w0 mem vfmsub132ps,v4fmaddps m h
      9a 66 vfmsub132ps,vfmsub132pd m h
      9b 66,f2 w0 mem vfmsub132ss,v4fmaddss m h
      9b 66 vfmsub132ss,vfmsub132sd m h
      9c 66 vfnmadd132ps,vfnmadd132pd m h
      9d 66 vfnmadd132ss,vfnmadd132sd m h
      9e 66 vfnmsub132ps,vfnmsub132pd m h
      9f 66 vfnmsub132ss,vfnmsub132sd m h
      a0 66 mem vpscatterdd,vpscatterdq m sib
      a1 66 mem vpscatterqd,vpscatterqq m sib
      a2 66 mem vscatterdps,vscatterdpd m sib
      a3 66 mem vscatterqps,vscatterqpd m sib
      a6 66 vfmaddsub213ps,vfmaddsub213pd m h
      a8 66 vfmadd213ps,vfmadd213pd m h
      a9 66 vfmadd213ss,vfmadd213sd m h
      aa 66,f2 w0 mem vfmsub213ps,v4fnmaddps m h
      aa 66 vfmsub213ps,vfmsub213pd m h
      ab 66,f2 w0 mem vfmsub213ss,v4fnmaddss m h
      ab 66 vfmsub213ss,vfmsub213sd m h
      ac 66 vfnmadd213ps,vfnmadd213pd m h
      ad 66 vfnmadd213ss,vfnmadd213sd m h
      ae 66 vfnmsub213ps,vfnmsub213pd m h
      af 66 vfnmsub213ss,vfnmsub213sd m h
      b4 66 w1 vpmadd52luq m h
      b5 66 w1 vpmadd52huq m h
      b6 66 vfmaddsub231ps,vfmaddsub231pd m h
      b8 66 vfmadd231ps,vfmadd231pd m h
      b9 66 vfmadd231ss,vfmadd231sd m h
      ba 66 vfmsub231ps,vfmsub231pd m h
      bb 66 vfmsub231ss,vfmsub231sd m h
      bc 66 vfnmadd231ps,vfnmadd231pd m h
      bd 66 vfnmadd231ss,vfnmadd231sd m h
      be 66 vfnmsub231ps,vfnmsub231pd m h
      bf 66 vfnmsub231ss,vfnmsub231sd m h
      c4 66 vpconflictd,vpconflictq m
      c6 66 l2 mem vgatherpf0dps,vgatherpf1dps,vscatterpf0dps,vscatterpf1dps m sib
      c7 66 l2 mem vgatherpf0qps,vgatherpf1qps,vscatterpf0qps,vscatterpf1qps m sib
      c8 66 vexp2ps,vexp2pd m
      ca 66 vrcp28ps,vrcp28pd m
      cb 66 vrcp28ss,vrcp28sd m h
      cc 66 vrsqrt28ps,vrsqrt28pd m
      cd 66 vrsqrt28ss,vrsqrt28sd m h
      cf 66 w0 vgf2p8mulb m h
      d2 np,66,f3 w0 vpdpwuud,vpdpwusd,vpdpwsud m h
      d3 np,66,f3 w0 vpdpwuuds,vpdpwusds,vpdpwsuds m h
      da w0 l0 vsm3msg1,vsm3msg2,vsm4key4,vsm4rnds4 m h
      da f3,f2 w0 vsm4key4,vsm4rnds4 m h
      dc 66 vaesenc m h
      dd 66 vaesenclast m h
      de 66 vaesdec m h
      df 66 vaesdeclast m h
      e0 i64 66 l0 mem cmpoxadd m h
      e1 i64 66 l0 mem cmpnoxadd m h
      e2 i64 66 l0 mem cmpbxadd m h
      e3 i64 66 l0 mem cmpaexadd m h
      e4 i64 66 l0 mem cmpexadd m h
      e5 i64 66 l0 mem cmpnexadd m h
      e6 i64 66 l0 mem cmpbexadd m h
      e7 i64 66 l0 mem cmpaxadd m h
      e8 i64 66 l0 mem cmpsxadd m h
      e9 i64 66 l0 mem cmpnsxadd m h
      ea i64 66 l0 mem cmppxadd m h
      eb i64 66 l0 mem cmpnpxadd m h
      ec i64 66 l0 mem cmplxadd m h
      ed i64 66 l0 mem cmpgexadd m h
      ee i64 66 l0 mem cmplexadd m h
      ef i64 66 l0 mem cmpgxadd m h
      f2 i64 np l0 andn m h
      f3 i64 np l0 /1,2,3 blsr,blsmsk,blsi m h
      f5 i64 np,f3,f2 l0 bzhi,pext,pdep m h
      f6 i64 f2 l0 mulx m h
      f7 i64 l0 bextr,shlx,sarx,shrx m h
      """;

  private EvexMaps() {}
}
