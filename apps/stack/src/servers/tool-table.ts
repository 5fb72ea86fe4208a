export type Tool = {
  /** The names of the program, the best first. */
  names: string[];
  versionArgument: string;
  apt: string;
  dnf: string;
  brew: string;
  /** apt's package starts this system service. */
  aptService?: string;
  /** A variable that names a running server instead. */
  variable?: string;
};

export type ToolName = 'redis' | 'mysql' | 'ffmpeg' | 'ffprobe' | 'aws' | 'chromium';

export const tools: Record<ToolName, Tool> = {
  redis: {
    names: ['redis-server', 'valkey-server'],
    versionArgument: '--version',
    apt: 'redis-server',
    dnf: 'redis',
    brew: 'redis',
    aptService: 'redis-server',
    variable: 'REDIS_URL',
  },
  mysql: {
    names: ['mariadbd', 'mysqld'],
    versionArgument: '--version',
    apt: 'mariadb-server',
    dnf: 'mariadb-server',
    brew: 'mariadb',
    aptService: 'mariadb',
    variable: 'DATABASE_URL',
  },
  ffmpeg: {
    names: ['ffmpeg'],
    versionArgument: '-version',
    apt: 'ffmpeg',
    dnf: 'ffmpeg-free',
    brew: 'ffmpeg',
    variable: 'FFMPEG_PATH',
  },
  ffprobe: {
    names: ['ffprobe'],
    versionArgument: '-version',
    apt: 'ffmpeg',
    dnf: 'ffmpeg-free',
    brew: 'ffmpeg',
    variable: 'FFPROBE_PATH',
  },
  aws: { names: ['aws'], versionArgument: '--version', apt: 'awscli', dnf: 'awscli2', brew: 'awscli' },
  chromium: {
    // The shell has no windows, which nobody would see: a page takes it a quarter of the CPU.
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    versionArgument: '--version',
    apt: 'chromium-headless-shell',
    dnf: 'chromium',
    brew: 'chromium',
  },
};
