export type Tool = {
  /** Names of the program, best first. */
  names: string[];
  versionArgument: string;
  apt: string;
  dnf: string;
  brew: string;
};

export const tools = {
  redis: {
    names: ['redis-server', 'valkey-server'],
    versionArgument: '--version',
    apt: 'redis-server',
    dnf: 'redis',
    brew: 'redis',
  },
  mysql: {
    names: ['mariadbd', 'mysqld'],
    versionArgument: '--version',
    apt: 'mariadb-server',
    dnf: 'mariadb-server',
    brew: 'mariadb',
  },
  ffmpeg: {
    names: ['ffmpeg'],
    versionArgument: '-version',
    apt: 'ffmpeg',
    dnf: 'ffmpeg-free',
    brew: 'ffmpeg',
  },
  ffprobe: {
    names: ['ffprobe'],
    versionArgument: '-version',
    apt: 'ffmpeg',
    dnf: 'ffmpeg-free',
    brew: 'ffmpeg',
  },
  aws: { names: ['aws'], versionArgument: '--version', apt: 'awscli', dnf: 'awscli2', brew: 'awscli' },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    versionArgument: '--version',
    apt: 'chromium',
    dnf: 'chromium',
    brew: 'chromium',
  },
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;
